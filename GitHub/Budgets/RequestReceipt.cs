namespace GitBrag.GitHub.Budgets;

/// <summary>How a granted request ended.</summary>
public sealed record RequestReceipt
{
    /// <summary>The grant's number.</summary>
    public required long Grant { get; init; }

    /// <summary>From sending to the first of the answer; null when nothing was answered.</summary>
    public TimeSpan? ResponseTime { get; init; }

    /// <summary>Whether GitHub answered with data, so that the response time tells how long such work takes.</summary>
    public bool Answered { get; init; }

    /// <summary>The pull requests that were resolved.</summary>
    public int PullRequests { get; init; }

    /// <summary>The file lists that were resolved.</summary>
    public int FileLists { get; init; }

    /// <summary>The points left; null when the answer did not say.</summary>
    public int? Remaining { get; init; }

    /// <summary>When the points are full again; null when the answer did not say.</summary>
    public DateTimeOffset? ResetAt { get; init; }

    /// <summary>Until when GitHub said to wait; null when it named no instant.</summary>
    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>Whether GitHub refused the request for a limit and named no instant.</summary>
    public bool BlockedWithoutInstant { get; init; }

    /// <summary>Whether GitHub did not accept the credentials.</summary>
    public bool Rejected { get; init; }

    /// <summary>Which interface the request went to.</summary>
    public GitHubApi Api { get; init; }
}
