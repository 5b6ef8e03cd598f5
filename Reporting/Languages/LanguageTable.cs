namespace GitBrag.Reporting.Languages;

/// <summary>Which kinds of file belong to which language.</summary>
internal static partial class LanguageTable
{
    /// <summary>Every language with its kinds, which are parted by spaces. A kind stands in one row only; a language with many has several rows.</summary>
    public static IEnumerable<(string Language, string Kinds)> Rows => [.. Programming, .. Scripting, .. Markup, .. Data];
}
