using System.Text.Json.Serialization;

namespace GitBrag.GitHub.GraphQL;

/// <summary>What the data of every query has in common.</summary>
internal abstract record QueryData
{
    /// <summary>What the query cost and what is left.</summary>
    public RateLimitNode? RateLimit { get; init; }

    /// <summary>The account that the credentials belong to; null where it was not asked for.</summary>
    public ViewerNode? Viewer { get; init; }

    /// <summary>How many pull requests the answer shows, for the budget.</summary>
    [JsonIgnore]
    public virtual int PullRequestCount => 0;

    /// <summary>How many file lists the answer shows, for the budget.</summary>
    [JsonIgnore]
    public virtual int FileListCount => 0;
}

/// <summary>The cost of a query in points, the points left, and when they are full again.</summary>
internal sealed record RateLimitNode(int? Cost, int? Remaining, DateTimeOffset? ResetAt);

/// <summary>The account that credentials belong to.</summary>
internal sealed record ViewerNode(long? DatabaseId);

/// <summary>Whether a connection goes on, and from where.</summary>
internal sealed record PageInfo(bool HasNextPage, string? EndCursor);
