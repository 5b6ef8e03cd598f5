namespace GitBrag.Bench.Processes;

/// <summary>The log of a process that this one started.</summary>
internal static class LogFile
{
    private const int Lines = 5;

    /// <summary>The last lines on one, for a sentence about why the process failed; empty when there are none.</summary>
    public static string LastWords(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        // Whoever writes it may still have it open.
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join(" | ", reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(Lines));
    }
}
