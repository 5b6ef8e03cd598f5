using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Facts;

/// <summary>A file list boiled down to what languages are made of.</summary>
/// <param name="Truncated">Whether GitHub cut the list at its first 3,000 files.</param>
/// <param name="Kinds">Files and lines by kind of file, in ordinal order of the kinds; empty when the pull request changes no file.</param>
public sealed record FileSummary(
    [property: JsonPropertyName("truncated")] bool Truncated,
    [property: JsonPropertyName("kinds")] ImmutableArray<FileKindLines> Kinds);
