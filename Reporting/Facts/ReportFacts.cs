using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Facts;

/// <summary>The facts behind a report: kept beside the stored report for the next one to build upon, and as the draft of an unfinished one.</summary>
/// <remarks>Every member's JSON name is written down, so that renaming one in the code never orphans what is stored.</remarks>
public sealed record ReportFacts
{
    /// <summary>The version of this document that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the document; a newer one than <see cref="CurrentSchemaVersion"/> is refused.</summary>
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The pull requests.</summary>
    [JsonPropertyName("pullRequests")]
    public required ImmutableArray<PullRequestFacts> PullRequests { get; init; }

    /// <summary>Their repositories.</summary>
    [JsonPropertyName("repositories")]
    public required ImmutableArray<RepositoryFacts> Repositories { get; init; }

    /// <summary>Whether every pull request of the period has been listed; null beside reports of a version that did not tell.</summary>
    [JsonPropertyName("listingComplete"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ListingComplete { get; init; }

    /// <summary>When the listing began: what has happened since, these facts do not know. Null beside reports of a version that did not tell.</summary>
    [JsonPropertyName("listedAt"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>When everything was listed that the listing is built upon; null when it listed everything itself, and beside reports of a version that did not tell.</summary>
    [JsonPropertyName("fullyListedAt"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? FullyListedAt { get; init; }

    /// <summary>The first instant of the period, fixed by the first attempt; null beside reports of a version that did not tell.</summary>
    [JsonPropertyName("since"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }

    /// <summary>The last instant of the period, fixed by the first attempt; null beside reports of a version that did not tell.</summary>
    [JsonPropertyName("until"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>In a draft: the person the report is about; null while it is not fetched, and beside a stored report.</summary>
    [JsonPropertyName("subjectProfile"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Subject? Subject { get; init; }
}
