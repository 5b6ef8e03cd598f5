namespace GitBrag.Bench;

/// <summary>The options of <c>bench</c>.</summary>
internal sealed record BenchOptions
{
    /// <summary>Up to this size a case takes about a second and is measured several times.</summary>
    public const int SmallSize = 100;

    /// <summary>The numbers of pull requests, each at least 1.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [100, 1_000, 2_500, 9_000];

    /// <summary>How often to measure contributors of at most <see cref="SmallSize"/> pull requests. The result is the median.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>How long to read a stored report over each number of connections.</summary>
    public TimeSpan ReadTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether to print JSON instead of a table.</summary>
    public bool Json { get; init; }

    /// <summary>The file of an earlier run to compare with; null for none.</summary>
    public string? Compare { get; init; }

    /// <summary>A short run without the largest size.</summary>
    public static BenchOptions Quick { get; } = new() { Sizes = [100, 1_000, 2_500], Repeats = 3, ReadTime = TimeSpan.FromSeconds(2) };
}
