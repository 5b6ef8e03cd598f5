using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>How many pull requests have a size.</summary>
/// <param name="Name">The size's name.</param>
/// <param name="Count">Merged and open pull requests of that size.</param>
public sealed record SizeCount([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("count")] int Count);
