using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Listing;

/// <summary>Goes through all windows of one search.</summary>
/// <param name="requests">The way to GitHub.</param>
/// <param name="search">The search, which notes what it finds.</param>
/// <param name="page">How much to ask for at once.</param>
/// <param name="onFound">Takes what was found, page by page; several may be on their way at once.</param>
internal sealed class SearchWindowCrawler(
    MeteredRequests requests, PullRequestSearch search, AdaptiveSize page, Func<IReadOnlyList<PullRequestNode>, CancellationToken, Task> onFound)
{
    /// <summary>GitHub's largest page.</summary>
    public const int LargestPage = 100;

    /// <summary>A query that fails with pages of this size fails for good.</summary>
    public const int SmallestPage = 10;

    // A page is rarely hit exactly; a window that is a little too full costs a request more than one that is a little too empty.
    private static int Target(int page) => Math.Max(1, page * 4 / 5);

    /// <summary>The answer by which GitHub stopped accepting the credentials; null while it does.</summary>
    public GitHubAnswer? Refusal { get; private set; }

    /// <summary>Takes in the newest page of a window, and crawls the rest.</summary>
    public async Task TakeAsync(SearchWindow window, SearchConnection found, GitHubAnswer answer, string root, CancellationToken cancellationToken)
    {
        var nodes = await NoteAsync(found, answer, root, cancellationToken).ConfigureAwait(false);
        if ((found.Nodes?.Count ?? 0) < found.IssueCount && found.PageInfo is { HasNextPage: true })
        {
            var older = window.Older([.. nodes.Select(static node => node.CreatedAt!.Value)], found.IssueCount, Target(page.Current));
            await Task.WhenAll(older.Select(rest => WalkAsync(rest, cancellationToken))).ConfigureAwait(false);
        }
    }

    /// <summary>Gives failed windows their second round, and looks for what GitHub counts and has not shown.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(search.TakeFailed().Select(window => WalkAsync(window, cancellationToken))).ConfigureAwait(false);
        if (search.IsShort)
        {
            await NarrowAsync(search.Whole, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Walks through a window of which nothing is known yet.</summary>
    public async Task WalkAsync(SearchWindow window, CancellationToken cancellationToken)
    {
        if (window.Seconds == 1)
        {
            await FollowAsync(window, cancellationToken).ConfigureAwait(false);
        }
        else if (await AskAsync(window, null, LargestPage, cancellationToken).ConfigureAwait(false) is { Data.Search: { } found } answer)
        {
            await TakeAsync(window, found, answer, "search", cancellationToken).ConfigureAwait(false);
        }
    }

    // A second cannot be split: its results are read page after page, up to GitHub's 1,000 for one search.
    private async Task FollowAsync(SearchWindow second, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            if (await AskAsync(second, cursor, LargestPage, cancellationToken).ConfigureAwait(false) is not { Data.Search: { } found } answer)
            {
                return;
            }

            await NoteAsync(found, answer, "search", cancellationToken).ConfigureAwait(false);
            cursor = found.PageInfo is { HasNextPage: true } next ? next.EndCursor : null;
        }
        while (cursor is not null);
    }

    // Halves the window while GitHub counts more in it than is known, down to pages that show everything they count.
    private async Task NarrowAsync(SearchWindow window, CancellationToken cancellationToken)
    {
        var showAll = search.FoundIn(window) < Target(page.Current);
        if (await AskAsync(window, null, showAll ? LargestPage : 1, cancellationToken).ConfigureAwait(false) is not { Data.Search: { } found } answer)
        {
            return;
        }

        if (window == search.Whole)
        {
            search.Count = found.IssueCount;
        }

        await NoteAsync(found, answer, "search", cancellationToken).ConfigureAwait(false);
        if (search.FoundIn(window) >= found.IssueCount || found.PageInfo is not { HasNextPage: true })
        {
            return;
        }

        if (window.Seconds == 1)
        {
            await FollowAsync(window, cancellationToken).ConfigureAwait(false);
            return;
        }

        var (newer, older) = window.Halve();
        await Task.WhenAll(NarrowAsync(newer, cancellationToken), NarrowAsync(older, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<GitHubAnswer<WindowData>?> AskAsync(SearchWindow window, string? after, int most, CancellationToken cancellationToken)
    {
        for (var size = Math.Min(most, page.Current); Refusal is null; size = Math.Max(SmallestPage, Math.Min(size / 2, page.Current)))
        {
            var answer = await requests.AskAsync(Operations.Window, new WindowVariables(search.Text(window), size, after), size, 0, cancellationToken).ConfigureAwait(false);
            page.Learn(size, answer);
            if (answer.AsksForLess && size > SmallestPage)
            {
                continue;
            }

            if (answer.Data?.Search is not null)
            {
                return answer;
            }

            if (answer.Kind != AnswerKind.BadCredentials)
            {
                search.AddFailed(window, answer.WhyIncomplete);
                break;
            }

            Refusal = answer;
        }

        return null;
    }

    private async Task<List<PullRequestNode>> NoteAsync(SearchConnection found, GitHubAnswer answer, string root, CancellationToken cancellationToken)
    {
        var usable = new List<PullRequestNode>();
        for (var i = 0; i < (found.Nodes?.Count ?? 0); i++)
        {
            if (found.Nodes![i] is { } node && node.ToListed() is { } facts)
            {
                search.Add(facts);
                usable.Add(node);
            }
            else if (answer.Errors.FirstOrDefault(error => error.Root == root && error.NodeIndex == i) is { } error)
            {
                search.AddHidden(error.Sentence, forGood: !error.IsPassing);
            }
        }

        await onFound(usable, cancellationToken).ConfigureAwait(false);
        return usable;
    }
}
