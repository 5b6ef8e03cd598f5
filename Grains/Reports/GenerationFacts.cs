using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GitBrag.Profiles;
using GitBrag.PullRequests;
using GitBrag.Repositories;

namespace GitBrag.Reports;

/// <summary>What a generation has gathered: kept beside the stored report for the next one to build upon, and as the draft of a running one.</summary>
/// <remarks>Every member's JSON name is written down, so that renaming one in the code never orphans what is stored.</remarks>
public sealed record GenerationFacts
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

    /// <summary>In a draft: whether every pull request of the period has been listed. Null beside a stored report.</summary>
    [JsonPropertyName("listingComplete"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ListingComplete { get; init; }

    /// <summary>In a draft: the first instant of the period, fixed by the first attempt. Null beside a stored report.</summary>
    [JsonPropertyName("since"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }

    /// <summary>In a draft: the last instant of the period, fixed by the first attempt. Null beside a stored report.</summary>
    [JsonPropertyName("until"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>In a draft: whom the report is about; null while it is not fetched, and beside a stored report.</summary>
    [JsonPropertyName("subjectProfile"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Profile? SubjectProfile { get; init; }
}
