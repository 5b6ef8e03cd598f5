using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>A contribution report, as it is stored and as the REST interface gives it.</summary>
/// <remarks>
/// Every member's JSON name is written down, so that renaming one in the code never orphans a stored report. Instants are UTC.
/// </remarks>
public sealed record Report
{
    /// <summary>The version of this document that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the document; a newer one than <see cref="CurrentSchemaVersion"/> is refused.</summary>
    [JsonPropertyName("schemaVersion")]
    public required int SchemaVersion { get; init; }

    /// <summary>The login, lower-case.</summary>
    [JsonPropertyName("username")]
    public required string Username { get; init; }

    /// <summary>The canonical name of the period.</summary>
    [JsonPropertyName("period")]
    public required string Period { get; init; }

    /// <summary>The first instant of the period, inclusive.</summary>
    [JsonPropertyName("since")]
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last instant of the period, inclusive.</summary>
    [JsonPropertyName("until")]
    public required DateTimeOffset Until { get; init; }

    /// <summary>When the report was generated.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the report is older than the configured age at the moment it is served; false in storage.</summary>
    [JsonPropertyName("stale")]
    public bool Stale { get; init; }

    /// <summary>Whether nothing is missing that GitHub might still deliver.</summary>
    [JsonPropertyName("complete")]
    public required bool Complete { get; init; }

    /// <summary>What is missing, each with its reason; when <see cref="Complete"/>, at most what the GitHub server does not offer (<c>server</c>).</summary>
    [JsonPropertyName("missing")]
    public required ImmutableArray<MissingPart> Missing { get; init; }

    /// <summary>The person the report is about.</summary>
    [JsonPropertyName("profile")]
    public required ReportProfile Profile { get; init; }

    /// <summary>The sums.</summary>
    [JsonPropertyName("totals")]
    public required ReportTotals Totals { get; init; }

    /// <summary>The ten languages with the most changed lines, largest first.</summary>
    [JsonPropertyName("languages")]
    public required ImmutableArray<LanguageShare> Languages { get; init; }

    /// <summary>How many pull requests fall into each of the six sizes, smallest size first.</summary>
    [JsonPropertyName("sizes")]
    public required ImmutableArray<SizeCount> Sizes { get; init; }

    /// <summary>The repositories, the one with the most pull requests first, then by name.</summary>
    [JsonPropertyName("repositories")]
    public required ImmutableArray<RepositorySection> Repositories { get; init; }

    /// <summary>
    /// The pull requests whose file lists GitHub cut, each as <c>owner/name#number</c>: of those the languages know the first <see cref="PullRequestEntry.MostListedFiles"/>
    /// files alone. Empty when there are none.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<string> CutFileLists => Repositories.SelectMany(static repository => repository.PullRequests
        .Where(static pullRequest => pullRequest.FilesTruncated)
        .Select(pullRequest => FormattableString.Invariant($"{repository.Name}#{pullRequest.Number}")));

    /// <summary>What the generation spent.</summary>
    [JsonPropertyName("cost")]
    public required ReportCost Cost { get; init; }
}
