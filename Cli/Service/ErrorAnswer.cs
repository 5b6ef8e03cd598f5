using System.Text.Json.Serialization;

namespace GitBrag.Cli.Service;

/// <summary>Why something failed: a failed task's error, or problem details.</summary>
/// <param name="Type">A stable word for programs, or an address that ends in one; null when the answer has none.</param>
/// <param name="Detail">A sentence for people; null when the answer has none.</param>
/// <param name="Title">A few words for people; null when the answer has none.</param>
public sealed record ErrorAnswer(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("detail")] string? Detail,
    [property: JsonPropertyName("title")] string? Title = null)
{
    /// <summary>The stable word alone.</summary>
    [JsonIgnore]
    public string Word => Type is null ? "" : Type[(Type.LastIndexOfAny(['/', ':', '#']) + 1)..];
}
