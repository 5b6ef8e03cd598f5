using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitBrag.GitHub.GraphQL;

/// <summary>The newest stars of several repositories.</summary>
internal sealed record StarsData : QueryData
{
    [JsonExtensionData]
    // What extends the data cannot be given at construction.
    public Dictionary<string, JsonElement>? Repositories { get; set; }

    public override int PullRequestCount => Repositories?.Count ?? 0;

    /// <summary>The stars of a repository by its number in the query; null when they are not among the answers.</summary>
    public StargazerConnection? StarsOf(int repository)
    {
        try
        {
            return Repositories is not null && Repositories.TryGetValue($"r{repository}", out var node) && node.ValueKind == JsonValueKind.Object
                ? node.Deserialize(GitHubJson.Default.StarredRepositoryNode)?.Stargazers
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A repository of which the stars are of interest alone.</summary>
internal sealed record StarredRepositoryNode(StargazerConnection? Stargazers);

/// <summary>One page of the accounts that starred a repository, newest first.</summary>
internal sealed record StargazerConnection(PageInfo? PageInfo, List<StargazerEdge?>? Edges)
{
    /// <summary>Whether the page tells all that was asked: each star's instant, and where the next page begins.</summary>
    [JsonIgnore]
    public bool IsWhole => PageInfo is { HasNextPage: false } or { EndCursor: not null } && Edges?.TrueForAll(static edge => edge?.StarredAt is not null) is true;

    /// <summary>When the stars were given.</summary>
    [JsonIgnore]
    public IReadOnlyList<DateTimeOffset> StarredAt => [.. Edges!.Select(static edge => edge!.StarredAt!.Value)];

    /// <summary>Where the next page begins; null after the last.</summary>
    [JsonIgnore]
    public string? Next => PageInfo is { HasNextPage: true } ? PageInfo.EndCursor : null;
}

/// <summary>A star, and when it was given.</summary>
internal sealed record StargazerEdge(DateTimeOffset? StarredAt);
