using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitBrag.GitHub.GraphQL;

/// <summary>Whether repositories are to be seen.</summary>
internal static class VisibilityOperation
{
    /// <summary>The most repositories that one query asks about.</summary>
    public const int MostRepositories = 50;

    /// <summary>The query. Number 3 is <c>r3</c> in the answer, and it is named by <see cref="RepositoryVariables"/>.</summary>
    public static GraphQLOperation<Dictionary<string, string>, VisibilityData> Of(int repositories)
    {
        var numbers = Enumerable.Range(0, repositories).ToList();
        return new GraphQLOperation<Dictionary<string, string>, VisibilityData>(
            "Visibility",
            $$"""
            query Visibility({{string.Join(", ", numbers.Select(static i => $"$o{i}: String!, $n{i}: String!"))}}) {
              rateLimit { cost remaining resetAt }
              {{string.Join("\n  ", numbers.Select(static i => $"r{i}: repository(owner: $o{i}, name: $n{i}) {{ isPrivate }}"))}}
            }
            """,
            GitHubJson.Default.GraphQLRequestDictionaryStringString,
            GitHubJson.Default.GraphQLResponseVisibilityData);
    }
}

/// <summary>Which of several repositories are private; an invisible repository is missing, with an error.</summary>
internal sealed record VisibilityData : QueryData
{
    [JsonExtensionData]
    // What extends the data cannot be given at construction.
    public Dictionary<string, JsonElement>? Repositories { get; set; }

    public override int PullRequestCount => Repositories?.Count ?? 0;

    /// <summary>Whether a repository is private, by its number in the query; null when the answer does not say.</summary>
    public bool? IsPrivate(int repository) =>
        Repositories is not null && Repositories.TryGetValue($"r{repository}", out var node) && node.ValueKind == JsonValueKind.Object
        && node.TryGetProperty("isPrivate", out var isPrivate) ? isPrivate.ValueKind == JsonValueKind.True : null;
}
