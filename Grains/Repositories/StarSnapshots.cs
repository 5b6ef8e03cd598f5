using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace GitBrag.Repositories;

/// <summary>The star counts of a repository, one a day, and what they tell of a period.</summary>
/// <remarks>
/// GitHub shows star histories to a repository's own people only, so for all others an increase is the difference between two counts that were taken here.
/// A count stands for the days after it until the next one was taken, but for no longer than a tenth of the period asked about (at least a day). So the
/// difference is taken over a span that is at most that much longer or shorter than the period.
/// </remarks>
internal sealed record StarSnapshots
{
    /// <summary>How many days are kept; the oldest go first.</summary>
    public const int MostDays = 4_000;

    private const int TenthOfPeriod = 10;

    /// <summary>Nothing observed yet.</summary>
    public static StarSnapshots None { get; } = new();

    /// <summary>The counts, oldest first, one a day.</summary>
    [JsonPropertyName("days")]
    public ImmutableArray<StarSnapshot> Days { get; init; } = [];

    /// <summary>Takes in an observation: the last one of a day is that day's count.</summary>
    /// <param name="observation">The repository at one instant.</param>
    /// <returns>The counts with it; the same object when it tells nothing new.</returns>
    public StarSnapshots Observe(RepositoryObservation observation)
    {
        var snapshot = new StarSnapshot(DayOf(observation.ObservedAt), observation.Stars);
        var index = Days.BinarySearch(snapshot, ByDay);
        if (index >= 0 && Days[index] == snapshot)
        {
            return this;
        }

        var days = index >= 0 ? Days.SetItem(index, snapshot) : Days.Insert(~index, snapshot);
        return this with { Days = days.Length > MostDays ? days.RemoveRange(0, days.Length - MostDays) : days };
    }

    /// <summary>Adds counts that were taken elsewhere; for a day that has one already, that one stays.</summary>
    /// <param name="counts">The counts, in any order.</param>
    /// <returns>The counts with them; the same object when they tell nothing new.</returns>
    public StarSnapshots Add(ImmutableArray<StarSnapshot> counts)
    {
        if (counts.IsDefaultOrEmpty)
        {
            return this;
        }

        var added = counts.ExceptBy(Days.Select(static own => own.Day), static count => count.Day).ToList();
        return added.Count == 0 ? this : this with { Days = [.. Days.Concat(added).OrderBy(static count => count.Day).TakeLast(MostDays)] };
    }

    /// <summary>Tells how many stars the repository gained in a period.</summary>
    /// <param name="since">The first instant of the period.</param>
    /// <param name="until">The last instant of the period.</param>
    /// <param name="createdAt">When the repository was created: a count before that is 0.</param>
    /// <returns>
    /// The count at <paramref name="until"/> less the count at <paramref name="since"/>, or why one of them is unknown. The count at an instant is the
    /// newest taken on its day or before, if that is recent enough, else the one taken on the day after it.
    /// </returns>
    public StarIncrease Increase(DateTimeOffset since, DateTimeOffset until, DateTimeOffset createdAt)
    {
        var longest = Math.Max(1, (int)((until - since).TotalDays / TenthOfPeriod));
        return (CountAt(since, createdAt, longest), CountAt(until, createdAt, longest)) switch
        {
            ({ } before, { } after) => new StarIncrease(after - before, null),
            (null, _) => Unknown(since, "began"),
            _ => Unknown(until, "ended"),
        };
    }

    private long? CountAt(DateTimeOffset instant, DateTimeOffset createdAt, int longest)
    {
        if (instant < createdAt)
        {
            return 0;
        }

        var day = DayOf(instant);
        var index = Days.BinarySearch(new StarSnapshot(day, 0), ByDay);
        var next = index >= 0 ? index + 1 : ~index;
        if (next > 0 && Days[next - 1].Day >= day.AddDays(-longest))
        {
            return Days[next - 1].Stars;
        }

        return next < Days.Length && Days[next].Day == day.AddDays(1) ? Days[next].Stars : null;
    }

    private StarIncrease Unknown(DateTimeOffset instant, string what)
    {
        var day = DayOf(instant);
        if (Days.IsEmpty || day < Days[0].Day)
        {
            var first = Days.IsEmpty ? "none was taken yet" : $"the first was taken on {Text(Days[0].Day)}";
            return new StarIncrease(null, $"No star count is known for {Text(day)}, when the period {what}: {first}.");
        }

        var last = Days.Last(snapshot => snapshot.Day <= day);
        return new StarIncrease(null, $"No star count is known for {Text(day)}, when the period {what}: the last before it was taken on {Text(last.Day)}.");
    }

    private static Comparer<StarSnapshot> ByDay { get; } = Comparer<StarSnapshot>.Create((one, other) => one.Day.CompareTo(other.Day));

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
