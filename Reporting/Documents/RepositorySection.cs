using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>One repository in a report.</summary>
/// <param name="Name"><c>owner/name</c> in its own letter case.</param>
/// <param name="Url">Where it is on GitHub.</param>
/// <param name="Description">Its description; null when it has none.</param>
/// <param name="Role">The author association on the newest pull request there, as GitHub writes it: <c>OWNER</c>, <c>MEMBER</c>, <c>CONTRIBUTOR</c>, …</param>
/// <param name="StarIncrease">
/// Stars gained in the period; null when unknown. The difference of two counts, or, where none was taken when the period began and the credentials may see the
/// stars themselves, how many of those given in the period still stand.
/// </param>
/// <param name="StarIncreaseReason">Why the increase is unknown; null when it is known.</param>
/// <param name="Additions">Lines added by the merged and open pull requests.</param>
/// <param name="Deletions">Lines deleted by the merged and open pull requests.</param>
/// <param name="PullRequests">All pull requests there, newest first, the closed ones too.</param>
public sealed record RepositorySection(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("description")] string? Description,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("starIncrease")] long? StarIncrease,
    [property: JsonPropertyName("starIncreaseReason")] string? StarIncreaseReason,
    [property: JsonPropertyName("additions")] long Additions,
    [property: JsonPropertyName("deletions")] long Deletions,
    [property: JsonPropertyName("pullRequests")] ImmutableArray<PullRequestEntry> PullRequests);
