using System.Text.Json.Serialization;

namespace GitBrag.GitHub.StandIn;

/// <summary>An entry of the answer's <c>errors</c>.</summary>
internal sealed record QueryError(
    [property: JsonPropertyName("type"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type,
    [property: JsonPropertyName("path"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<object>? Path,
    [property: JsonPropertyName("extensions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Extensions,
    [property: JsonPropertyName("locations"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ErrorLocation>? Locations,
    [property: JsonPropertyName("message")] string Message);

internal sealed record ErrorLocation([property: JsonPropertyName("line")] int Line, [property: JsonPropertyName("column")] int Column)
{
    public static IReadOnlyList<ErrorLocation> List(SourceLocation at) => [new ErrorLocation(at.Line, at.Column)];
}
