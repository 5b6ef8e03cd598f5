using System.Globalization;
using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Facts;

/// <summary>What a report needs to know of one pull request. Instants are UTC, whole seconds.</summary>
/// <remarks>Kept beside a stored report, and in drafts; every member's JSON name is written down for that.</remarks>
public sealed record PullRequestFacts
{
    /// <summary>GitHub's global node id, to ask with. It is no identity: GitHub may write the same id in another encoding.</summary>
    [JsonPropertyName("id")]
    public required string NodeId { get; init; }

    /// <summary>GitHub's numeric id of the repository; null when unknown. Stored with the repository alone.</summary>
    [JsonIgnore]
    public long? RepositoryId { get; init; }

    /// <summary>What tells pull requests apart: the repository's numeric id, or its name in lower case where the id is unknown, and the number.</summary>
    [JsonIgnore]
    public string Identity => RepositoryId is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"{id}#{Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{Repository.ToLowerInvariant()}#{Number}");

    /// <summary>The repository, <c>owner/name</c> in its own letter case.</summary>
    [JsonPropertyName("repository")]
    public required string Repository { get; init; }

    /// <summary>The number in the repository.</summary>
    [JsonPropertyName("number")]
    public required int Number { get; init; }

    /// <summary>The title.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Where it is on GitHub.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>Whether it is a draft.</summary>
    [JsonPropertyName("draft")]
    public bool Draft { get; init; }

    /// <summary>When it was opened.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last updated, in any way; equal instants prove the file list unchanged.</summary>
    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was merged; null when it was not.</summary>
    [JsonPropertyName("mergedAt")]
    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>When it was closed or merged; null while it is open.</summary>
    [JsonPropertyName("closedAt")]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Lines added, by the pull request's own total.</summary>
    [JsonPropertyName("additions")]
    public required int Additions { get; init; }

    /// <summary>Lines deleted, by the pull request's own total.</summary>
    [JsonPropertyName("deletions")]
    public required int Deletions { get; init; }

    /// <summary>Files changed, by the pull request's own total.</summary>
    [JsonPropertyName("changedFiles")]
    public required int ChangedFiles { get; init; }

    /// <summary>The author's association with the repository, as GitHub writes it: <c>OWNER</c>, <c>MEMBER</c>, <c>CONTRIBUTOR</c>, …</summary>
    [JsonPropertyName("authorAssociation")]
    public required string AuthorAssociation { get; init; }

    /// <summary>The file list boiled down; null while it is not known.</summary>
    [JsonPropertyName("files")]
    public FileSummary? Files { get; init; }
}
