namespace GitBrag.Bench.Generations;

/// <summary>The cases in which a report is generated.</summary>
internal static class GenerationCases
{
    /// <summary>Nothing is stored about the contributor.</summary>
    public const string First = "first";

    /// <summary>The report is stored, and nothing has changed.</summary>
    public const string Again = "again";

    /// <summary>The report is stored, and three pull requests have changed.</summary>
    public const string Refresh = "refresh";

    /// <summary>A report over two years; the one over one year, with half of the pull requests, is stored.</summary>
    public const string Overlapping = "overlapping";

    /// <summary>All of them, in the order in which they are measured.</summary>
    public static readonly string[] All = [First, Again, Refresh, Overlapping];
}
