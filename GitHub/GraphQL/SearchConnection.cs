namespace GitBrag.GitHub.GraphQL;

/// <summary>A page of what a search found.</summary>
/// <param name="IssueCount">How many it found altogether.</param>
/// <param name="PageInfo">Whether it goes on.</param>
/// <param name="Nodes">The page; null in the place of what cannot be shown.</param>
internal sealed record SearchConnection(int IssueCount, PageInfo? PageInfo, List<PullRequestNode?>? Nodes);

/// <summary>The first answer of a listing: whose it is, and the newest of both searches.</summary>
internal sealed record ListingData : QueryData
{
    public OwnerNode? RepositoryOwner { get; init; }

    public SearchConnection? Created { get; init; }

    public SearchConnection? Merged { get; init; }

    public override int PullRequestCount => (Created?.Nodes?.Count ?? 0) + (Merged?.Nodes?.Count ?? 0);
}

/// <summary>The variables of <see cref="ListingData"/>'s query.</summary>
internal sealed record ListingVariables(string Login, string Created, string Merged, bool WithMerged, int Page);

/// <summary>One page of one search window.</summary>
internal sealed record WindowData : QueryData
{
    public SearchConnection? Search { get; init; }

    public override int PullRequestCount => Search?.Nodes?.Count ?? 0;
}

/// <summary>The variables of <see cref="WindowData"/>'s query.</summary>
internal sealed record WindowVariables(string Search, int Page, string? After);

/// <summary>Who a login is.</summary>
internal sealed record SubjectData : QueryData
{
    public OwnerNode? RepositoryOwner { get; init; }
}

/// <summary>The variables of <see cref="SubjectData"/>'s query.</summary>
internal sealed record SubjectVariables(string Login);

/// <summary>Nothing but the cost and what is left.</summary>
internal sealed record BareData : QueryData;

/// <summary>No variables.</summary>
internal sealed record NoVariables;
