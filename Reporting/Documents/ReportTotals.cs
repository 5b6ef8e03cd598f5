using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>The sums of a report. Pull requests closed without a merge count in <paramref name="Closed"/> and nowhere else.</summary>
/// <param name="PullRequests">Merged and open ones together.</param>
/// <param name="Merged">Merged ones.</param>
/// <param name="Open">Open ones, drafts among them.</param>
/// <param name="Closed">Ones closed without a merge.</param>
/// <param name="Repositories">Repositories with at least one merged or open pull request.</param>
/// <param name="Additions">Lines added, by the pull requests' own totals.</param>
/// <param name="Deletions">Lines deleted, by the pull requests' own totals.</param>
/// <param name="ChangedFiles">Files changed, by the pull requests' own totals.</param>
/// <param name="StarIncrease">Stars gained by the repositories in the period, each once; null when unknown for any of them.</param>
/// <param name="StarIncreaseReason">Why the increase is unknown; null when it is known.</param>
public sealed record ReportTotals(
    [property: JsonPropertyName("pullRequests")] int PullRequests,
    [property: JsonPropertyName("merged")] int Merged,
    [property: JsonPropertyName("open")] int Open,
    [property: JsonPropertyName("closed")] int Closed,
    [property: JsonPropertyName("repositories")] int Repositories,
    [property: JsonPropertyName("additions")] long Additions,
    [property: JsonPropertyName("deletions")] long Deletions,
    [property: JsonPropertyName("changedFiles")] long ChangedFiles,
    [property: JsonPropertyName("starIncrease")] long? StarIncrease,
    [property: JsonPropertyName("starIncreaseReason")] string? StarIncreaseReason);
