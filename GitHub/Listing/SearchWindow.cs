using System.Globalization;

namespace GitBrag.GitHub.Listing;

/// <summary>A span of creation times, in whole seconds, both ends included.</summary>
internal readonly record struct SearchWindow(DateTimeOffset From, DateTimeOffset To)
{
    // A part that is still too full is cut again, so a count that cannot be true does no harm.
    private const int MostParts = 250;

    /// <summary>How many seconds it spans, 1 or more.</summary>
    public long Seconds => (long)(To - From).TotalSeconds + 1;

    /// <summary>Whether an instant lies in it.</summary>
    public bool Contains(DateTimeOffset instant) => instant >= From && instant < To.AddSeconds(1);

    /// <summary>Cuts it in two halves, the newer one first. It must span more than a second.</summary>
    public (SearchWindow Newer, SearchWindow Older) Halve()
    {
        var middle = From.AddSeconds(Seconds / 2);
        return (new SearchWindow(middle, To), new SearchWindow(From, middle.AddSeconds(-1)));
    }

    /// <summary>The windows to search next when the newest results of this one are known.</summary>
    /// <param name="known">When the known results were created.</param>
    /// <param name="count">How many results it holds altogether.</param>
    /// <param name="target">How many results a window should hold.</param>
    /// <remarks>The second of the oldest known result may hold more than is known, so it is searched again.</remarks>
    public IEnumerable<SearchWindow> Older(IReadOnlyCollection<DateTimeOffset> known, int count, int target)
    {
        var oldest = known.DefaultIfEmpty(To).Min();
        oldest = oldest < From ? From : oldest > To ? To : oldest;
        var perSecond = Math.Max(known.Count, 1) / ((To - oldest).TotalSeconds + 1);
        if (oldest > From && oldest < To)
        {
            return (this with { To = oldest }).Split(count - known.Count, perSecond, target);
        }

        // All known results lie in one second: search that second alone, and the older rest apart.
        var second = new SearchWindow(oldest, oldest);
        return oldest == From ? [second] : (this with { To = oldest.AddSeconds(-1) }).Split(count - known.Count, perSecond, target).Prepend(second);
    }

    /// <summary>Cuts it so that each part holds about as many results as fit into one answer, newest part first.</summary>
    /// <param name="results">How many results it holds.</param>
    /// <param name="perSecond">How dense results are just above it.</param>
    /// <param name="target">How many a part should hold.</param>
    /// <remarks>
    /// The density seen goes on for as long as the results last; the rest, probably empty, is one part. Where that does not reach, the parts are of one length.
    /// </remarks>
    public IEnumerable<SearchWindow> Split(int results, double perSecond, int target)
    {
        var parts = Math.Clamp((results + target - 1) / target, 1, Math.Min(Seconds, MostParts));
        var length = Math.Max(1, Math.Min(target / perSecond, (double)Seconds / parts));
        var to = To;
        for (var part = 1; part <= parts; part++)
        {
            var from = To.AddSeconds(1 - Math.Round(part * length));
            from = from < From ? From : from;
            if (from <= to)
            {
                yield return new SearchWindow(from, to);
            }

            to = from.AddSeconds(-1);
        }

        if (to >= From)
        {
            yield return new SearchWindow(From, to);
        }
    }

    /// <summary>The window as a search writes it.</summary>
    public override string ToString() => $"{Text(From)}..{Text(To)}";

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
