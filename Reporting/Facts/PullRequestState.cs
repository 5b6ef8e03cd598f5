namespace GitBrag.Reporting.Facts;

/// <summary>The three states of a pull request, as a report writes them.</summary>
public static class PullRequestState
{
    /// <summary>It was merged.</summary>
    public const string Merged = "merged";

    /// <summary>It is open, as a draft or for review.</summary>
    public const string Open = "open";

    /// <summary>It was closed without a merge. Such a pull request is listed, and counted among the closed ones only.</summary>
    public const string Closed = "closed";

    /// <summary>Tells the state of a pull request.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <returns>One of the three words.</returns>
    public static string Of(PullRequestFacts pullRequest) => pullRequest switch
    {
        { MergedAt: not null } => Merged,
        { ClosedAt: null } => Open,
        _ => Closed,
    };

    /// <summary>Tells whether totals, sizes and languages take a pull request in.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <returns>True when it is merged or open.</returns>
    public static bool Counts(PullRequestFacts pullRequest) => pullRequest.MergedAt is not null || pullRequest.ClosedAt is null;
}
