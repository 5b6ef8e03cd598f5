namespace GitBrag.GitHub.StandIn;

/// <summary>How long answers take. A model: fixed times by kind, and a time for each thing that one GraphQL query resolves.</summary>
public sealed record Latency
{
    /// <summary>Answers at once. For tests.</summary>
    public static Latency None { get; } = new();

    /// <summary>Times near those that people report of GitHub. For benchmarks and the demonstration.</summary>
    public static Latency LikeGitHub { get; } = new()
    {
        Rest = TimeSpan.FromMilliseconds(150),
        Search = TimeSpan.FromMilliseconds(400),
        GraphQL = TimeSpan.FromMilliseconds(150),
        PullRequest = TimeSpan.FromMilliseconds(2),
        FileList = TimeSpan.FromMilliseconds(15),
    };

    /// <summary>A REST call.</summary>
    public TimeSpan Rest { get; init; }

    /// <summary>A REST search.</summary>
    public TimeSpan Search { get; init; }

    /// <summary>A GraphQL query, before what it resolves.</summary>
    public TimeSpan GraphQL { get; init; }

    /// <summary>Each pull request that a GraphQL query resolves.</summary>
    public TimeSpan PullRequest { get; init; }

    /// <summary>Each page of a file list that a GraphQL query resolves.</summary>
    public TimeSpan FileList { get; init; }

    /// <summary>A query that would take longer is cut off then, with 502.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
