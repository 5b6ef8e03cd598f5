namespace GitBrag.GitHub.Budgets;

/// <summary>How much of GitHub's limits a credential uses. A session that has used little may go on to the full figure, a heavy one stops at the lower.</summary>
/// <remarks>
/// GitHub's own, by its documentation of the secondary limits: 100 requests in flight, 2,000 GraphQL and 900 REST points a minute,
/// about 60 s of GraphQL work in 60 s. Other programs of the same account use them too, so none is used up.
/// </remarks>
internal static class BudgetLimits
{
    /// <summary>How long a grant stands.</summary>
    public static readonly TimeSpan GrantLife = TimeSpan.FromSeconds(30);

    /// <summary>The span that the limits by the minute look back on.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>The first wait when GitHub refuses without naming an instant; every further one is twice as long.</summary>
    public static readonly TimeSpan FirstPenalty = TimeSpan.FromSeconds(60);

    /// <summary>The longest such wait.</summary>
    public static readonly TimeSpan LongestPenalty = TimeSpan.FromHours(1);

    /// <summary>The work in a minute, in milliseconds, up to which a session counts as one that has used little.</summary>
    public const double LightWork = 4_000;

    /// <summary>How many requests one session has in flight. More would wait for each other at the other end, and that waiting would pass for work.</summary>
    public const int SessionInFlight = 20;

    /// <summary>Requests in flight.</summary>
    /// <param name="light">Whether the session has used little.</param>
    /// <returns>The most there may be.</returns>
    public static int InFlight(bool light) => light ? 40 : 24;

    /// <summary>GraphQL work in a minute, in milliseconds.</summary>
    /// <param name="light">Whether the session has used little.</param>
    /// <returns>The most there may be.</returns>
    public static double Work(bool light) => light ? 57_000 : 55_000;

    /// <summary>Requests in a minute.</summary>
    /// <param name="api">To which interface.</param>
    /// <param name="light">Whether the session has used little.</param>
    /// <returns>The most there may be.</returns>
    public static int Requests(GitHubApi api, bool light) => (api, light) switch
    {
        (GitHubApi.Rest, true) => 800,
        (GitHubApi.Rest, false) => 720,
        (_, true) => 1_500,
        _ => 1_400,
    };
}
