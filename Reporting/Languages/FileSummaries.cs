using System.Runtime.InteropServices;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reporting.Languages;

/// <summary>Boils file lists down to what languages are made of.</summary>
public static class FileSummaries
{
    /// <summary>The longest extension that is told apart, in characters with its dot. Longer ones are names of data, not of kinds.</summary>
    public const int LongestExtension = 24;

    /// <summary>How the kind of a file begins whose whole name is a dot and a word: no extension has a slash.</summary>
    internal const string DottedName = "/.";

    /// <summary>Groups the files of a pull request by kind.</summary>
    /// <param name="files">The path of each changed file, and the lines added and deleted in it.</param>
    /// <param name="truncated">Whether GitHub cut the list at its first 3,000 files.</param>
    /// <returns>Files and lines by kind, in ordinal order.</returns>
    public static FileSummary Summarise(IEnumerable<(string Path, int Additions, int Deletions)> files, bool truncated)
    {
        var kinds = new Dictionary<string, (int Files, long Lines)>(StringComparer.Ordinal);
        foreach (var (path, additions, deletions) in files)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(kinds, KindOf(path), out _);
            sum = (sum.Files + 1, sum.Lines + additions + deletions);
        }

        return new FileSummary(
            truncated,
            [.. kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => new FileKindLines(kind.Key, kind.Value.Files, kind.Value.Lines))]);
    }

    /// <summary>Tells the kind of a file from its name alone.</summary>
    /// <param name="path">The file's path; folders are separated by <c>/</c>.</param>
    /// <returns>
    /// Lower-case: the whole name where that tells the language (<c>dockerfile</c>, <c>cmakelists.txt</c>), else the extension with its dot (<c>.cs</c>).
    /// A name that begins with its only dot has no extension and is written with a slash (<c>/.gitignore</c>). A name such as <c>Dockerfile.dev</c>, whose
    /// extension tells nothing, is of the kind that its first part tells. Empty for files that have neither.
    /// </returns>
    public static string KindOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        if (KnownLanguages.KnowsName(name))
        {
            return name;
        }

        var dot = name.LastIndexOf('.');
        var extension = dot < 0 || dot == name.Length - 1 || name.Length - dot > LongestExtension ? "" : name[dot..];
        if (dot == 0)
        {
            return extension.Length == 0 ? "" : $"/{extension}";
        }

        if (KnownLanguages.KnowsExtension(extension))
        {
            return extension;
        }

        var first = name[..Math.Max(name.IndexOf('.', StringComparison.Ordinal), 0)];
        return KnownLanguages.TakesVariants(first) ? first : KnownLanguages.IsNameAlone(extension) ? "" : extension;
    }
}
