using System.Globalization;

namespace GitBrag.GitHub.Stars;

/// <summary>Counts a repository's stars of a period, newest first and page by page.</summary>
/// <param name="repository"><c>owner/name</c>.</param>
/// <param name="since">The first instant of the period.</param>
/// <param name="until">The last instant of the period.</param>
internal sealed class StarTally(string repository, DateTimeOffset since, DateTimeOffset until)
{
    private int _seen;
    private int _counted;

    public string Repository => repository;

    /// <summary>Where the next page begins; null before the first.</summary>
    public string? After { get; private set; }

    /// <summary>Takes a page in.</summary>
    /// <param name="starredAt">When its stars were given, newest first.</param>
    /// <param name="next">Where the next page begins; null after the last.</param>
    /// <returns>Whether the next page may hold stars of the period.</returns>
    public bool Take(IReadOnlyList<DateTimeOffset> starredAt, string? next)
    {
        _seen += starredAt.Count;
        _counted += starredAt.Count(instant => instant >= since && instant <= until);
        After = next;
        return next is not null && starredAt is [.., var oldest] && oldest >= since;
    }

    /// <summary>What the pages tell, when they reach back to the beginning of the period.</summary>
    public CountedStars Total() => new(_counted, null);

    /// <summary>What to say when there are more pages than are worth asking for.</summary>
    public CountedStars TooMany() => new(
        null, string.Create(CultureInfo.InvariantCulture, $"No star count is known from when the period began, and the repository got over {_seen} stars since, too many to count one by one."));
}
