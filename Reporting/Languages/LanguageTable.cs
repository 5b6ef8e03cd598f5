namespace GitBrag.Reporting.Languages;

/// <summary>Which kinds of file belong to which language.</summary>
internal static partial class LanguageTable
{
    /// <summary>
    /// Every language with its kinds, separated by spaces: <c>.cs</c> is an extension, <c>/.npmrc</c> and <c>dockerfile</c> are whole names. A kind is in one row
    /// only; a language with many kinds has several rows.
    /// </summary>
    public static IEnumerable<(string Language, string Kinds)> Rows => [.. Programming, .. Scripting, .. Markup, .. Data];
}
