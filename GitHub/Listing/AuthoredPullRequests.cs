using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Listing;

/// <summary>Lists pull requests from the person's own list, where GitHub's search finds none of them: it does not show what people with a private profile did.</summary>
/// <param name="requests">The way to GitHub.</param>
/// <param name="query">Whose, and when.</param>
/// <param name="page">How much to ask for at once.</param>
/// <param name="onPage">Takes the pages as they come.</param>
internal sealed class AuthoredPullRequests(
    MeteredRequests requests, ListingQuery query, AdaptiveSize page, Func<ListedPage, CancellationToken, ValueTask> onPage)
{
    // One page. Before more of them are read, a count tells whether the search finds the person at all.
    private const int Few = SearchWindowCrawler.LargestPage;

    private int _found;
    private int _hidden;
    private string _reason = "";

    /// <summary>Lists them.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="total">How many pull requests they have altogether; null when unknown.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<ListingOutcome> RunAsync(UserProfile subject, int? total, CancellationToken cancellationToken)
    {
        var delivery = new PageDelivery(subject, query.IncludePrivate, () => _found, onPage);
        await delivery.DeliverAsync([], evenIfEmpty: true, cancellationToken).ConfigureAwait(false);
        if (total > Few && await CountBySearchAsync(cancellationToken).ConfigureAwait(false) == total)
        {
            return new ListingOutcome(subject, [], null);
        }

        string? after = null;
        string? unread = null;
        do
        {
            var answer = await AskAsync(after, cancellationToken).ConfigureAwait(false);
            if (answer.Kind == AnswerKind.BadCredentials)
            {
                return new ListingOutcome(null, [], GitHubErrors.NoAnswer(answer, requests.OfServer));
            }

            if (answer.Data?.RepositoryOwner?.PullRequests is not { Nodes: { } nodes } list)
            {
                unread = $"GitHub's search finds none of the pull requests, and their author's own list could not be read to its end. {answer.WhyIncomplete}";
                break;
            }

            var reachesPeriod = Take(nodes, answer, out var pulls);
            await delivery.DeliverAsync(pulls, evenIfEmpty: false, cancellationToken).ConfigureAwait(false);
            after = reachesPeriod && list.PageInfo is { HasNextPage: true } next ? next.EndCursor : null;
        }
        while (after is not null);

        var hidden = _hidden > 0 ? $"Pull requests updated since the period began that could not be fetched: {_hidden}. {_reason}" : null;
        return new ListingOutcome(subject, [.. new[] { unread, hidden }.OfType<string>()], null);
    }

    // The list is in the order of updates, and nothing that was opened or merged in the period was updated before it.
    private bool Take(List<PullRequestNode?> nodes, GitHubAnswer answer, out List<PullRequestNode> pulls)
    {
        pulls = [];
        foreach (var (i, node) in nodes.Index())
        {
            if (node?.UpdatedAt < query.Since)
            {
                return false;
            }

            if (node?.ToListed() is not { } facts)
            {
                _hidden++;
                _reason = answer.Errors.FirstOrDefault(error => error.NodeIndex == i)?.Sentence ?? answer.WhyIncomplete;
            }
            else if (query.Includes(facts) && (query.IncludePrivate || node.Repository?.IsPrivate == false))
            {
                pulls.Add(node);
            }
        }

        _found += pulls.Count;
        return true;
    }

    private async Task<int?> CountBySearchAsync(CancellationToken cancellationToken)
    {
        var name = RefreshOperations.CountName(0);
        var variables = new Dictionary<string, string> { [name] = PullRequestSearch.AllOf(query) };
        var answer = await requests.AskAsync(RefreshOperations.Counts(1), variables, 1, 0, cancellationToken).ConfigureAwait(false);
        return answer.Data?.CountOf(name);
    }

    private async Task<GitHubAnswer<RecentData>> AskAsync(string? after, CancellationToken cancellationToken)
    {
        while (true)
        {
            var size = page.Current;
            var answer = await requests.AskAsync(RefreshOperations.MoreRecent, new RecentVariables(query.Login, size, after), size, 0, cancellationToken).ConfigureAwait(false);
            page.Learn(size, answer);
            if (!answer.AsksForLess || size == SearchWindowCrawler.SmallestPage)
            {
                return answer;
            }
        }
    }
}
