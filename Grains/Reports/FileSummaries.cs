using System.Runtime.InteropServices;
using GitBrag.PullRequests;

namespace GitBrag.Reports;

/// <summary>Boils file lists down to what languages are made of.</summary>
internal static class FileSummaries
{
    /// <summary>The longest extension that is told apart, in characters with its dot. Longer ones are names of data, not of kinds.</summary>
    public const int LongestExtension = 24;

    /// <summary>Groups the files of a pull request by kind.</summary>
    /// <param name="files">The file list.</param>
    /// <returns>Files and lines by kind, in ordinal order.</returns>
    public static FileSummary Summarise(FileList files)
    {
        var kinds = new Dictionary<string, (int Files, long Lines)>(StringComparer.Ordinal);
        foreach (var file in files.Files)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(kinds, KindOf(file.Path), out _);
            sum = (sum.Files + 1, sum.Lines + file.Additions + file.Deletions);
        }

        return new FileSummary(
            files.Truncated,
            [.. kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => new FileKindLines(kind.Key, kind.Value.Files, kind.Value.Lines))]);
    }

    /// <summary>Tells the kind of a file from its name alone.</summary>
    /// <param name="path">The file's path; folders are separated by <c>/</c>.</param>
    /// <returns>
    /// Lower-case: the whole name where that tells the language (<c>dockerfile</c>, <c>cmakelists.txt</c>), else the extension with its dot
    /// (<c>.cs</c>, and <c>.gitignore</c> for a file of that name). A name such as <c>Dockerfile.dev</c>, whose extension tells nothing, is of the kind that
    /// its first part tells. Empty for files that have neither.
    /// </returns>
    public static string KindOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        if (Languages.KnowsName(name))
        {
            return name;
        }

        var dot = name.LastIndexOf('.');
        var extension = dot < 0 || dot == name.Length - 1 || name.Length - dot > LongestExtension ? "" : name[dot..];
        if (Languages.Of(extension) is not null)
        {
            return extension;
        }

        var first = name[..Math.Max(name.IndexOf('.', StringComparison.Ordinal), 0)];
        return Languages.TakesVariants(first) ? first : extension;
    }
}
