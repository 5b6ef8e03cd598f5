using System.Collections.Frozen;

namespace GitBrag.Reporting.Languages;

/// <summary>Tells the language of a file from its kind.</summary>
/// <remarks>
/// What counts stands here, in one place. Programming, markup, data and prose all count, each language by the name that GitHub's Linguist gives it;
/// a dialect that Linguist groups with another language counts as that one (TSX as TypeScript, Razor pages as HTML). Where an extension belongs to
/// several languages, it is given to the one that most pull requests mean by it (<c>.h</c> to C), or to none where no one prevails. Names alone decide:
/// nothing is guessed about files being generated or vendored, so <c>package-lock.json</c> is JSON, while <c>.lock</c> and <c>.sum</c> files belong to no
/// language. Kinds that are not in the table are left out of the hundred percent.
/// </remarks>
public static class KnownLanguages
{
    private static readonly FrozenDictionary<string, string> ByKind = LanguageTable.Rows
        .SelectMany(row => row.Kinds.Split(' ').Select(kind => KeyValuePair.Create(kind, row.Language)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    // Facts of earlier versions write a whole name that begins with a dot as if it were an extension.
    private static readonly FrozenDictionary<string, string> ByEarlierKind = ByKind
        .Where(static pair => pair.Key.StartsWith(FileSummaries.DottedName, StringComparison.Ordinal) && !ByKind.ContainsKey(pair.Key[1..]))
        .ToFrozenDictionary(static pair => pair.Key[1..], static pair => pair.Value, StringComparer.Ordinal);

    // Files that come in variants named after them: Dockerfile.dev, Jenkinsfile.release.
    private static readonly FrozenSet<string> Variants = FrozenSet.Create(StringComparer.Ordinal, "containerfile", "dockerfile", "jenkinsfile", "makefile");

    /// <summary>How many kinds of file are known.</summary>
    internal static int KnownKinds => ByKind.Count;

    /// <summary>Tells the language of a kind of file.</summary>
    /// <param name="kind">The kind, as <see cref="FileSummaries.KindOf"/> of this or an earlier version gives it.</param>
    /// <returns>The language's name, or null when none is known for it.</returns>
    public static string? Of(string kind) => ByKind.GetValueOrDefault(kind) ?? ByEarlierKind.GetValueOrDefault(kind);

    /// <summary>Tells whether a whole file name tells the language.</summary>
    /// <param name="name">The name, lower-case.</param>
    /// <returns>True for names such as <c>dockerfile</c> and <c>cmakelists.txt</c>.</returns>
    internal static bool KnowsName(string name) => name.Length > 0 && name[0] != '.' && ByKind.ContainsKey(name);

    /// <summary>Tells whether an extension tells the language.</summary>
    /// <param name="extension">The extension with its dot, lower-case.</param>
    internal static bool KnowsExtension(string extension) => ByKind.ContainsKey(extension);

    /// <summary>Tells whether an extension is a telling name only when nothing is in front of it, as <c>.npmrc</c> is.</summary>
    /// <param name="extension">The extension with its dot, lower-case.</param>
    internal static bool IsNameAlone(string extension) => ByEarlierKind.ContainsKey(extension);

    /// <summary>Tells whether a whole file name comes in variants with something appended.</summary>
    /// <param name="name">The name before its first dot, lower-case.</param>
    /// <returns>True for names such as <c>dockerfile</c>.</returns>
    internal static bool TakesVariants(string name) => Variants.Contains(name);
}
