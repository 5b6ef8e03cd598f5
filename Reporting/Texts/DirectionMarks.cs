using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace GitBrag.Reporting.Texts;

/// <summary>Invisible characters that change the order in which a text and its neighbours are shown.</summary>
/// <remarks>
/// Unicode's bidirectional controls, the deprecated format characters beside them, and the marks of interlinear annotations. Joiners and the tags in flags stay: they
/// reorder nothing, and emoji and several scripts need them.
/// </remarks>
public static class DirectionMarks
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFFF9\uFFFA\uFFFB");

    /// <summary>Removes the marks from a text that somebody else wrote.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <returns>The text without the marks, which may be empty; null for none.</returns>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Remove(string? text) =>
        text is null || !text.AsSpan().ContainsAny(Marks) ? text : string.Concat(text.Where(static c => !Marks.Contains(c)));
}
