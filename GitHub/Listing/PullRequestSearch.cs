using System.Collections.Concurrent;

namespace GitBrag.GitHub.Listing;

/// <summary>One search over all its windows: what it asks for, and what it has found so far.</summary>
/// <param name="query">Whose, and whether private ones too.</param>
/// <param name="whole">The creation times it spans altogether.</param>
/// <param name="merged">The span that the merge must lie in; null where the merge does not matter.</param>
internal sealed class PullRequestSearch(ListingQuery query, SearchWindow whole, SearchWindow? merged)
{
    // Nothing on GitHub is older.
    private static readonly DateTimeOffset GitHubOpened = new(2008, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _found = new();
    private readonly ConcurrentQueue<SearchWindow> _failed = new();
    private volatile string _reason = "GitHub's search does not show them.";
    private int _hidden;

    /// <summary>The creation times it spans altogether.</summary>
    public SearchWindow Whole => whole;

    /// <summary>How many there are by GitHub's last count.</summary>
    public int Count { get; set; }

    /// <summary>Whether GitHub counts as many as are known.</summary>
    public bool IsAgreed => Count == _found.Count;

    /// <summary>Whether something is missing that looking again may find.</summary>
    public bool IsShort => Count > _found.Count + Volatile.Read(ref _hidden);

    /// <summary>What is missing, as a sentence for people; null when nothing is.</summary>
    public string? Missing
    {
        get
        {
            var which = merged is null ? "opened in the period" : "merged in the period and opened before it";
            var missing = Count - _found.Count;
            return missing > 0
                ? $"Of {Count} pull requests {which}, {missing} could not be fetched. {_reason}"
                : _failed.IsEmpty ? null : $"Some of the pull requests {which} could not be fetched. {_reason}";
        }
    }

    /// <summary>The pull requests created in the period.</summary>
    public static PullRequestSearch CreatedIn(ListingQuery query) => new(query, new SearchWindow(query.Since, query.Until), null);

    /// <summary>Those merged in the period and created before it; null where the period reaches back to GitHub's beginning.</summary>
    public static PullRequestSearch? MergedIn(ListingQuery query)
    {
        return query.Since <= GitHubOpened
            ? null
            : new(query, new SearchWindow(GitHubOpened, query.Since.AddSeconds(-1)), new SearchWindow(query.Since, query.Until));
    }

    /// <summary>The search for everything of the person, of whatever time.</summary>
    public static string AllOf(ListingQuery query) => $"is:pr {(query.IncludePrivate ? "" : "is:public ")}author:{query.Login}";

    /// <summary>The same search over a part of its windows, of which nothing is found yet.</summary>
    /// <param name="window">The part.</param>
    /// <param name="count">How many there are in it by GitHub's count.</param>
    public PullRequestSearch Within(SearchWindow window, int count) => new(query, window, merged) { Count = count };

    /// <summary>Whether the search should find a pull request.</summary>
    public bool Matches(ListedPullRequest pull) =>
        whole.Contains(pull.CreatedAt) && (merged is not { } span || (pull.MergedAt is { } mergedAt && span.Contains(mergedAt)));

    /// <summary>The search for one window. Only a parsed login and instants go into it.</summary>
    public string Text(SearchWindow window) =>
        $"{AllOf(query)} created:{window}{(merged is { } span ? $" merged:{span}" : "")} sort:created-desc";

    /// <summary>Notes a result.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ListedPullRequest pull) => _found.TryAdd(pull.Identity, pull.CreatedAt);

    /// <summary>Notes that GitHub counts a result and does not show it.</summary>
    /// <param name="reason">Why, for people.</param>
    /// <param name="forGood">Whether looking again cannot help.</param>
    public void AddHidden(string reason, bool forGood)
    {
        _reason = reason;
        Interlocked.Add(ref _hidden, forGood ? 1 : 0);
    }

    /// <summary>Notes that a window gave no answer after all retries.</summary>
    public void AddFailed(SearchWindow window, string reason)
    {
        _reason = reason;
        _failed.Enqueue(window);
    }

    /// <summary>Hands out the windows that failed, for another round.</summary>
    public SearchWindow[] TakeFailed()
    {
        var windows = _failed.ToArray();
        _failed.Clear();
        return windows;
    }

    /// <summary>Removes a result that no longer exists.</summary>
    public void Remove(ListedPullRequest pull) => _found.TryRemove(pull.Identity, out _);

    /// <summary>How many results of a window are known.</summary>
    public int FoundIn(SearchWindow window) => _found.Values.Count(window.Contains);

    /// <summary>The identities of the known results of a window.</summary>
    public IEnumerable<string> FoundWithin(SearchWindow window) => _found.Where(found => window.Contains(found.Value)).Select(static found => found.Key);

    /// <summary>Cuts the whole into windows that hold so many of the known results each, or a few more where several were created in one second.</summary>
    public IEnumerable<SearchWindow> Slices(int size)
    {
        var from = whole.From;
        foreach (var last in _found.Values.Order().Where((_, i) => i % size == size - 1))
        {
            // Instants beyond the last whole second belong to it.
            var to = new DateTimeOffset(last.Ticks - (last.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
            if (to >= from && to < whole.To)
            {
                yield return new SearchWindow(from, to);
                from = to.AddSeconds(1);
            }
        }

        yield return new SearchWindow(from, whole.To);
    }
}
