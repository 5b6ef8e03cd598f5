using System.Collections.Immutable;

namespace GitBrag.Reporting.Documents;

/// <summary>One of the six sizes of a pull request.</summary>
/// <param name="Name">The size's name, as a report writes it.</param>
/// <param name="MostLines">The most changed lines (additions and deletions together) of a pull request of this size, inclusive.</param>
public sealed record PullRequestSize(string Name, long MostLines)
{
    /// <summary>All six, smallest first. The names and bounds are the report's definition of size; stored reports carry the names.</summary>
    public static ImmutableArray<PullRequestSize> All { get; } =
    [
        new("One Liner", 1),
        new("Small", 100),
        new("Medium", 500),
        new("Large", 1_500),
        new("Huge", 5_000),
        new("Massive", long.MaxValue),
    ];

    /// <summary>Tells the size of a pull request.</summary>
    /// <param name="additions">Lines added, 0 or more.</param>
    /// <param name="deletions">Lines deleted, 0 or more.</param>
    /// <returns>The size.</returns>
    public static PullRequestSize Of(int additions, int deletions)
    {
        var lines = (long)additions + deletions;
        return All.First(size => lines <= size.MostLines);
    }
}
