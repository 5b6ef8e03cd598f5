using System.Text.Json.Serialization;

namespace GitBrag.Users;

/// <summary>A line in the stored list of a username's reports.</summary>
internal sealed record StoredReportRecord(
    [property: JsonPropertyName("period")] string Period,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("complete")] bool Complete);
