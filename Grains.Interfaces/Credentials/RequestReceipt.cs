namespace GitBrag.Credentials;

/// <summary>How a granted request ended.</summary>
[GenerateSerializer, Immutable, Alias("gitbrag.RequestReceipt")]
public sealed record RequestReceipt
{
    /// <summary>The grant's number.</summary>
    [Id(0)]
    public required long Grant { get; init; }

    /// <summary>From sending to the first of the answer; null when nothing was answered.</summary>
    [Id(1)]
    public TimeSpan? ResponseTime { get; init; }

    /// <summary>Whether GitHub answered with data, so that the response time tells how long such work takes.</summary>
    [Id(2)]
    public bool Answered { get; init; }

    /// <summary>The pull requests that were resolved.</summary>
    [Id(3)]
    public int PullRequests { get; init; }

    /// <summary>The file lists that were resolved.</summary>
    [Id(4)]
    public int FileLists { get; init; }

    /// <summary>The points left; null when the answer did not say.</summary>
    [Id(5)]
    public int? Remaining { get; init; }

    /// <summary>When the points are full again; null when the answer did not say.</summary>
    [Id(6)]
    public DateTimeOffset? ResetAt { get; init; }

    /// <summary>Until when GitHub said to wait; null when it named no instant.</summary>
    [Id(7)]
    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>Whether GitHub refused the request for a limit and named no instant.</summary>
    [Id(8)]
    public bool BlockedWithoutInstant { get; init; }

    /// <summary>Whether GitHub did not accept the credentials.</summary>
    [Id(9)]
    public bool Rejected { get; init; }

    /// <summary>Which interface the request went to.</summary>
    [Id(10)]
    public GitHubApi Api { get; init; }
}
