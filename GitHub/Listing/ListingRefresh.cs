using System.Collections.Immutable;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Listing;

/// <summary>Brings an earlier listing up to date instead of listing everything again.</summary>
/// <remarks>
/// One answer tells nearly everything: the pull requests that were updated last; the newest known pull request of each repository, and with it the
/// repository; and how many pull requests GitHub counts. Where its count is not that of the known ones, <see cref="CountCheck"/> finds out why.
/// </remarks>
internal sealed class ListingRefresh(MeteredRequests requests, ListingQuery query, KnownListing known, TimeProvider time)
{
    // Few have changed more than this between two reports.
    private const int FirstPage = 20;

    // Less than a page is no cheaper to check than to list.
    private const int Worthwhile = SearchWindowCrawler.LargestPage;

    // When more has changed than fits these, most of the listing has.
    private const int MostPages = 10;

    private readonly KnownPullRequests _pulls = new(known, query.IncludePrivate);
    private readonly AdaptiveSize _page = new(SearchWindowCrawler.LargestPage, SearchWindowCrawler.SmallestPage, SearchWindowCrawler.LargestPage);
    private readonly PullRequestSearch _created = PullRequestSearch.CreatedIn(query);
    private readonly PullRequestSearch? _merged = PullRequestSearch.MergedIn(query);

    /// <summary>Looks what has become of the known pull requests, and what has come.</summary>
    /// <returns>All pull requests of the period; null when everything must be listed after all, because the answers leave something open.</returns>
    public async Task<ListedPage?> RunAsync(CancellationToken cancellationToken)
    {
        // Where the oldest reports do not know the repositories' ids, names alone would have to tell what belongs together.
        if (known.PullRequests.Length <= Worthwhile || known.PullRequests.Any(static pull => pull.RepositoryId is null))
        {
            return null;
        }

        // What does not fit into one query is spread over several that are under way together.
        var newest = _pulls.NewestOfEach;
        var queries = Math.Max(1, (int)Math.Ceiling(newest.Count / (double)KnownPullRequestCheck.MostIds));
        var ofFirst = (int)Math.Ceiling(newest.Count / (double)queries);
        var check = new KnownPullRequestCheck(requests, _pulls);
        var (asking, checking) = (AskAsync([.. newest.Take(ofFirst)], cancellationToken), check.FindGoneAsync([.. newest.Skip(ofFirst)], cancellationToken));
        await Task.WhenAll(asking, checking).ConfigureAwait(false);
        var (first, goneOfOthers) = (await asking.ConfigureAwait(false), await checking.ConfigureAwait(false));
        if (goneOfOthers is null || first.Data is not { RepositoryOwner: { PullRequests: not null } owner } data
            || first.Errors.Any(static error => error.IsPassing)
            || owner.ToProfile(time.GetUtcNow()) is not { } subject || subject.Id != known.SubjectId)
        {
            return null;
        }

        var stands = await check.TakeAsync([.. newest.Take(ofFirst)], data.Nodes, first.Errors, goneOfOthers, cancellationToken).ConfigureAwait(false)
            && await TakeRecentAsync(owner.PullRequests, cancellationToken).ConfigureAwait(false)
            && await AgreesAsync(_created, data.Created, check, cancellationToken).ConfigureAwait(false)
            && (_merged is null || await AgreesAsync(_merged, data.Merged, check, cancellationToken).ConfigureAwait(false));
        return stands ? Page(subject) : null;
    }

    private ListedPage Page(UserProfile subject)
    {
        var pulls = _pulls.Pulls.Where(query.Includes).ToImmutableArray();
        return new ListedPage(subject, pulls.Length, pulls, [.. pulls.Select(_pulls.RepositoryOf).OfType<ListedRepository>().Distinct()]);
    }

    private Task<GitHubAnswer<RefreshData>> AskAsync(IReadOnlyList<ListedPullRequest> newest, CancellationToken cancellationToken)
    {
        var variables = new RefreshVariables(
            query.Login, FirstPage, _created.Text(_created.Whole), _merged?.Text(_merged.Whole) ?? "", _merged is not null,
            [.. newest.Select(static pull => pull.NodeId)]);
        return requests.AskAsync(RefreshOperations.Refresh, variables, FirstPage + newest.Count, 0, cancellationToken);
    }

    // Takes in the pull requests that were updated last, newest first, until they are known.
    private async Task<bool> TakeRecentAsync(PullRequestConnection recent, CancellationToken cancellationToken)
    {
        for (var pages = 1; ; pages++)
        {
            var nodes = (recent.Nodes ?? []).OfType<PullRequestNode>().ToList();
            foreach (var node in nodes.Where(IsNews))
            {
                _pulls.Take(node);
            }

            if (recent.PageInfo is not { HasNextPage: true, EndCursor: { } after } || nodes.Exists(node => node.UpdatedAt < known.CertainUntil))
            {
                return true;
            }

            if (pages == MostPages || await AskMoreAsync(after, cancellationToken).ConfigureAwait(false) is not { } more)
            {
                return false;
            }

            recent = more;
        }
    }

    private bool IsNews(PullRequestNode node) =>
        node.ToListed() is { } facts && (_pulls.Knows(facts) || query.Includes(facts));

    private async Task<PullRequestConnection?> AskMoreAsync(string after, CancellationToken cancellationToken)
    {
        var size = _page.Current;
        var variables = new RecentVariables(query.Login, size, after);
        var answer = await requests.AskAsync(RefreshOperations.MoreRecent, variables, size, 0, cancellationToken).ConfigureAwait(false);
        return answer.Errors.Any(static error => error.IsPassing) ? null : answer.Data?.RepositoryOwner?.PullRequests;
    }

    private async Task<bool> AgreesAsync(PullRequestSearch search, CountNode? count, KnownPullRequestCheck check, CancellationToken cancellationToken)
    {
        if (count is null)
        {
            return false;
        }

        search.Count = count.IssueCount;
        return await new CountCheck(requests, search, _pulls, check, _page).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
