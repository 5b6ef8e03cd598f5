using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitBrag.GitHub.GraphQL;

/// <summary>The first answer of a refresh: whose it is, what was updated last, how many there are, and how things stand in each repository.</summary>
internal sealed record RefreshData : QueryData
{
    public OwnerNode? RepositoryOwner { get; init; }

    public CountNode? Created { get; init; }

    public CountNode? Merged { get; init; }

    /// <summary>One pull request of each repository, in the order they were asked for; null in the place of what cannot be shown.</summary>
    public List<PullRequestNode?>? Nodes { get; init; }

    public override int PullRequestCount => (RepositoryOwner?.PullRequests?.Nodes?.Count ?? 0) + (Nodes?.Count ?? 0) + 2;
}

/// <summary>The variables of <see cref="RefreshData"/>'s query.</summary>
internal sealed record RefreshVariables(string Login, int Page, string Created, string Merged, bool WithMerged, IReadOnlyList<string> Ids);

/// <summary>A page of what a person's pull requests were updated last.</summary>
internal sealed record RecentData : QueryData
{
    public OwnerNode? RepositoryOwner { get; init; }

    public override int PullRequestCount => RepositoryOwner?.PullRequests?.Nodes?.Count ?? 0;
}

/// <summary>The variables of <see cref="RecentData"/>'s query.</summary>
internal sealed record RecentVariables(string Login, int Page, string? After);

/// <summary>How pull requests stand, in the order they were asked for; null in the place of what cannot be shown.</summary>
internal sealed record PullRequestsData : QueryData
{
    public List<PullRequestNode?>? Nodes { get; init; }

    public override int PullRequestCount => Nodes?.Count ?? 0;
}

/// <summary>The variables of <see cref="PullRequestsData"/>'s query.</summary>
internal sealed record PullRequestsVariables(IReadOnlyList<string> Ids);

/// <summary>How much a search finds.</summary>
internal sealed record CountNode(int IssueCount);

/// <summary>How much several searches find.</summary>
internal sealed record CountsData : QueryData
{
    [JsonExtensionData]
    // What extends the data cannot be given at construction.
    public Dictionary<string, JsonElement>? Searches { get; set; }

    public override int PullRequestCount => Searches?.Count ?? 0;

    /// <summary>The count of a search by its name; null when it is not among the answers.</summary>
    public int? CountOf(string name) =>
        Searches is not null && Searches.TryGetValue(name, out var search) && search.ValueKind == JsonValueKind.Object
        && search.TryGetProperty("issueCount", out var count) && count.TryGetInt32(out var number) ? number : null;
}
