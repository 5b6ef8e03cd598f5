namespace GitBrag.Cli.Processes;

/// <summary>The log of a started process.</summary>
internal static class LogFile
{
    private const int Lines = 5;

    /// <summary>Joins the last lines, to say why the process failed; empty when there are none.</summary>
    public static string LastWords(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        // The process may still have it open.
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join(" | ", reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(Lines));
    }
}
