namespace GitBrag.GitHub.StandIn;

/// <summary>The sizes of GitHub's limits. The defaults are the ones GitHub documents; tests make them small.</summary>
public sealed record LimitOptions
{
    /// <summary>REST requests in a <see cref="CoreWindow"/>.</summary>
    public int Core { get; init; } = 5000;

    /// <summary>REST searches in a <see cref="SearchWindow"/>.</summary>
    public int Search { get; init; } = 30;

    /// <summary>GraphQL points in a <see cref="GraphQLWindow"/>.</summary>
    public int GraphQL { get; init; } = 5000;

    /// <summary>REST requests in a <see cref="CoreWindow"/> without credentials.</summary>
    public int AnonymousCore { get; init; } = 60;

    /// <summary>REST searches in a <see cref="SearchWindow"/> without credentials.</summary>
    public int AnonymousSearch { get; init; } = 10;

    /// <summary>How long a quota of REST requests lasts.</summary>
    public TimeSpan CoreWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a quota of REST searches lasts.</summary>
    public TimeSpan SearchWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a quota of GraphQL points lasts.</summary>
    public TimeSpan GraphQLWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Requests in flight at once, REST and GraphQL together.</summary>
    public int MaxConcurrent { get; init; } = 100;

    /// <summary>REST requests a minute.</summary>
    public int RestPointsPerMinute { get; init; } = 900;

    /// <summary>GraphQL requests a minute.</summary>
    public int GraphQLPointsPerMinute { get; init; } = 2000;

    /// <summary>The time GitHub spends on GraphQL queries, by the <see cref="Latency"/> model, in any minute.</summary>
    public TimeSpan GraphQLWorkPerMinute { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a secondary limit, once hit, holds.</summary>
    public TimeSpan SecondaryWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A request this long after a limit said to wait counts as a violation; one sooner may have been under way.</summary>
    public TimeSpan ViolationGrace { get; init; } = TimeSpan.FromSeconds(1);
}
