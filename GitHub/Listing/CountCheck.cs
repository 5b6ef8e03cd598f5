using System.Collections.Concurrent;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Listing;

/// <summary>Holds GitHub's count of a search against the known pull requests, and where they differ, narrows down to what vanished or appeared.</summary>
/// <remarks>
/// The count of each slice of the period tells in which of them to look; those alone are listed. What the search does not show there any more is asked for by its
/// id before it is given up, since a search may be behind.
/// </remarks>
internal sealed class CountCheck(MeteredRequests requests, PullRequestSearch search, KnownPullRequests pulls, KnownPullRequestCheck check, AdaptiveSize page)
{
    // A slice that has to be listed should fit into one page, with some room for what appeared in it.
    private const int Slice = 60;

    /// <summary>Makes the known pull requests agree with GitHub's count.</summary>
    /// <returns>False when that cannot be done.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var pull in pulls.Pulls.Where(search.Matches))
        {
            search.Add(pull);
        }

        if (search.IsAgreed)
        {
            return true;
        }

        var windows = search.Slices(Slice).ToList();
        var counts = await CountAsync(windows, cancellationToken).ConfigureAwait(false);
        if (counts.Contains(null))
        {
            return false;
        }

        var odd = windows.Zip(counts, static (window, count) => (Window: window, Count: count!.Value)).Where(slice => slice.Count != search.FoundIn(slice.Window));
        var looks = await Task.WhenAll(odd.Select(slice => LookAsync(slice.Window, slice.Count, cancellationToken))).ConfigureAwait(false);
        if (looks.Contains(null) || await check.FindGoneAsync([.. looks.SelectMany(look => Take(look!))], cancellationToken).ConfigureAwait(false) is not { } gone)
        {
            return false;
        }

        foreach (var pull in gone)
        {
            pulls.Drop(pull);
            search.Remove(pull);
        }

        return !search.IsShort;
    }

    private async Task<IReadOnlyList<int?>> CountAsync(List<SearchWindow> windows, CancellationToken cancellationToken)
    {
        var counts = await Task.WhenAll(windows.Chunk(RefreshOperations.MostCounts).Select(async some =>
        {
            var variables = some.Select(search.Text).Index().ToDictionary(static text => RefreshOperations.CountName(text.Index), static text => text.Item);
            var answer = await requests.AskAsync(RefreshOperations.Counts(some.Length), variables, some.Length, 0, cancellationToken).ConfigureAwait(false);
            return some.Select((_, i) => answer.Data?.CountOf(RefreshOperations.CountName(i)));
        })).ConfigureAwait(false);
        return [.. counts.SelectMany(static some => some)];
    }

    // Lists a slice; null when something about it remains open.
    private async Task<SliceLook?> LookAsync(SearchWindow window, int count, CancellationToken cancellationToken)
    {
        var found = new ConcurrentQueue<PullRequestNode>();
        var look = search.Within(window, count);
        var walk = new SearchWindowCrawler(requests, look, page, (nodes, _) =>
        {
            foreach (var node in nodes)
            {
                found.Enqueue(node);
            }

            return Task.CompletedTask;
        });
        await walk.WalkAsync(window, cancellationToken).ConfigureAwait(false);
        await walk.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return walk.Refusal is null && look.Missing is null ? new SliceLook(window, [.. found]) : null;
    }

    // Takes in what a slice shows. Gives the known ones that it does not show.
    private List<ListedPullRequest> Take(SliceLook look)
    {
        var shown = look.Found.Select(static node => node.ToListed()!).ToList();
        var unseen = search.FoundWithin(look.Window).Except(shown.Select(static pull => pull.Identity)).Select(pulls.Find).OfType<ListedPullRequest>().ToList();
        look.Found.ForEach(pulls.Take);
        shown.ForEach(pull => search.Add(pull));
        return unseen;
    }

    private sealed record SliceLook(SearchWindow Window, List<PullRequestNode> Found);
}
