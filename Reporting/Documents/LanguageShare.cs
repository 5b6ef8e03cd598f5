using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>A language's part in the changed lines.</summary>
/// <param name="Name">The language.</param>
/// <param name="Files">Changed files in it, counted once a pull request.</param>
/// <param name="Lines">Changed lines in it: additions and deletions.</param>
/// <param name="Percent">Its share of the changed lines in all recognised languages, 0 to 100, one decimal.</param>
public sealed record LanguageShare(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("files")] int Files,
    [property: JsonPropertyName("lines")] long Lines,
    [property: JsonPropertyName("percent")] double Percent);
