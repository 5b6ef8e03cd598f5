using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Facts;

/// <summary>The changes of one pull request in files of one kind.</summary>
/// <param name="Kind">
/// The extension with its dot (<c>.cs</c>), or a whole name where that tells the language (<c>dockerfile</c>) or is a dot and a word (<c>/.gitignore</c>, which earlier
/// versions wrote without the slash); lower-case. Empty for files with neither.
/// </param>
/// <param name="Files">How many files.</param>
/// <param name="Lines">Additions and deletions in them.</param>
public sealed record FileKindLines(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("files")] int Files,
    [property: JsonPropertyName("lines")] long Lines);
