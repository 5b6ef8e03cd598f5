using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>One pull request in a report.</summary>
/// <param name="Number">Its number in the repository.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Where it is on GitHub.</param>
/// <param name="State"><c>merged</c>, <c>open</c> or <c>closed</c> (without a merge).</param>
/// <param name="Draft">Whether it is a draft.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="MergedAt">When it was merged; null when it was not.</param>
/// <param name="ClosedAt">When it was closed or merged; null while it is open.</param>
/// <param name="Additions">Lines added.</param>
/// <param name="Deletions">Lines deleted.</param>
/// <param name="ChangedFiles">Files changed.</param>
/// <param name="Size">The name of its size.</param>
public sealed record PullRequestEntry(
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("draft")] bool Draft,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("mergedAt")] DateTimeOffset? MergedAt,
    [property: JsonPropertyName("closedAt")] DateTimeOffset? ClosedAt,
    [property: JsonPropertyName("additions")] int Additions,
    [property: JsonPropertyName("deletions")] int Deletions,
    [property: JsonPropertyName("changedFiles")] int ChangedFiles,
    [property: JsonPropertyName("size")] string Size)
{
    /// <summary>How many files of a pull request GitHub lists at most.</summary>
    public const int MostListedFiles = 3_000;

    /// <summary>Whether GitHub cut its file list at 3,000 files, so that the languages know of those alone. Left out of the document unless it is so.</summary>
    [JsonPropertyName("filesTruncated"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FilesTruncated { get; init; }
}
