using System.Text.Json.Serialization;

namespace GitBrag.Cli.Service;

/// <summary>The error of a failed task, or problem details.</summary>
/// <param name="Type">A stable word, or a URI that ends with one; null when the answer has none.</param>
/// <param name="Detail">A sentence; null when the answer has none.</param>
/// <param name="Title">A few words; null when the answer has none.</param>
public sealed record ErrorAnswer(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("detail")] string? Detail,
    [property: JsonPropertyName("title")] string? Title = null)
{
    /// <summary>The stable word, without the rest of the URI.</summary>
    [JsonIgnore]
    public string Word => Type is null ? "" : Type[(Type.LastIndexOfAny(['/', ':', '#']) + 1)..];
}
