using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Listing;

/// <summary>Lists the pull requests of a period.</summary>
/// <remarks>
/// The first answer names the person and shows the newest pull requests of the period, for most people all of them. Older ones are searched in windows of
/// creation time side by side, each of which is split again while it holds more than it shows. A window without an answer gets a second round at
/// the end; then GitHub's count is held against what was found, and where it says more, the search is narrowed down to what was not found.
/// Searches that find nothing are believed only when the person's own list shows nothing either; else <see cref="AuthoredPullRequests"/> reads that list.
/// </remarks>
internal sealed class PullRequestListing(
    MeteredRequests requests, ListingQuery query, TimeProvider time, Func<ListedPage, CancellationToken, ValueTask> onPage)
{
    // From this many on, the time on the way to GitHub must not count as its work, or the budget would make the listing wait for nothing.
    private const int Large = 300;

    private static readonly TimeSpan PauseBeforeSecondRound = TimeSpan.FromSeconds(2);

    private readonly PullRequestSearch _created = PullRequestSearch.CreatedIn(query);
    private readonly PullRequestSearch? _merged = PullRequestSearch.MergedIn(query);
    private readonly AdaptiveSize _page = new(SearchWindowCrawler.LargestPage, SearchWindowCrawler.SmallestPage, SearchWindowCrawler.LargestPage);

    private int ExpectedTotal => _created.Count + (_merged?.Count ?? 0);

    /// <summary>Lists them.</summary>
    public async Task<ListingOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (query.Known is { } known && await new ListingRefresh(requests, query, known, time).RunAsync(cancellationToken).ConfigureAwait(false) is { } refreshed)
        {
            await onPage(refreshed, cancellationToken).ConfigureAwait(false);
            return new ListingOutcome(refreshed.Subject, [], null) { FullyListedAt = known.Origin };
        }

        var first = await AskFirstAsync(cancellationToken).ConfigureAwait(false);
        if (first.Data is not { Created: { } created } data)
        {
            return first.Errors.Any(static error => GitHubWording.TellsUnsearchable(error.Message))
                ? await ListUnsearchableAsync(cancellationToken).ConfigureAwait(false)
                : new ListingOutcome(null, [], GitHubErrors.NoAnswer(first, requests.OfServer));
        }

        if (data.RepositoryOwner?.ToProfile(time.GetUtcNow()) is not { } subject)
        {
            return new ListingOutcome(null, [], GitHubErrors.NoPerson(query.Login, data.RepositoryOwner, first));
        }

        _created.Count = created.IssueCount;
        _merged?.Count = data.Merged?.IssueCount ?? 0;
        if (ExpectedTotal == 0 && !data.RepositoryOwner.ConfirmsNothingSince(query.Since))
        {
            return await new AuthoredPullRequests(requests, query, _page, onPage).RunAsync(subject, data.RepositoryOwner.Newest?.TotalCount, cancellationToken).ConfigureAwait(false);
        }

        var delivery = new PageDelivery(subject, query.IncludePrivate, () => ExpectedTotal, onPage);
        await delivery.DeliverAsync([], evenIfEmpty: ExpectedTotal == 0, cancellationToken).ConfigureAwait(false);

        // Sent ahead of the windows, it is back before any of them.
        var roundTrip = ExpectedTotal > Large ? requests.MeasureRoundTripAsync(cancellationToken) : Task.CompletedTask;
        var walks = new List<SearchWindowCrawler> { new(requests, _created, _page, OnFound) };
        var starts = new List<Task> { walks[0].TakeAsync(_created.Whole, created, first, "created", cancellationToken) };
        if (_merged is not null && data.Merged is { } merged)
        {
            walks.Add(new SearchWindowCrawler(requests, _merged, _page, OnFound));
            starts.Add(walks[1].TakeAsync(_merged.Whole, merged, first, "merged", cancellationToken));
        }

        await Task.WhenAll([roundTrip, .. starts]).ConfigureAwait(false);
        await Task.WhenAll(walks.Select(walk => walk.CompleteAsync(cancellationToken))).ConfigureAwait(false);
        var refusal = walks.Select(static walk => walk.Refusal).FirstOrDefault(static answer => answer is not null);
        return refusal is null
            ? new ListingOutcome(subject, [.. new[] { _created.Missing, _merged?.Missing }.OfType<string>()], null)
            : new ListingOutcome(null, [], GitHubErrors.NoAnswer(refusal, requests.OfServer));

        Task OnFound(IReadOnlyList<PullRequestNode> nodes, CancellationToken token) => delivery.DeliverAsync(nodes, evenIfEmpty: false, token);
    }

    private async Task<ListingOutcome> ListUnsearchableAsync(CancellationToken cancellationToken)
    {
        var answer = await requests.AskAsync(Operations.Subject, new SubjectVariables(query.Login), 0, 0, cancellationToken).ConfigureAwait(false);
        return answer.Data?.RepositoryOwner is not { } owner ? new ListingOutcome(null, [], GitHubErrors.NoAnswer(answer, requests.OfServer))
            : owner.ToProfile(time.GetUtcNow()) is not { } subject ? new ListingOutcome(null, [], GitHubErrors.NoPerson(query.Login, owner, answer))
            : await new AuthoredPullRequests(requests, query, _page, onPage).RunAsync(subject, null, cancellationToken).ConfigureAwait(false);
    }

    // Everything hangs on this one, so it gets its second round at once.
    private async Task<GitHubAnswer<ListingData>> AskFirstAsync(CancellationToken cancellationToken)
    {
        var answer = await AskFirstOnceAsync(cancellationToken).ConfigureAwait(false);
        if (IsUsable(answer) || answer.Kind is AnswerKind.BadCredentials or AnswerKind.Refused or AnswerKind.NotFound)
        {
            return answer;
        }

        await Task.Delay(PauseBeforeSecondRound, time, cancellationToken).ConfigureAwait(false);
        answer = await AskFirstOnceAsync(cancellationToken).ConfigureAwait(false);
        return IsUsable(answer) ? answer : answer with { Data = null, Reason = answer.WhyIncomplete };
    }

    private async Task<GitHubAnswer<ListingData>> AskFirstOnceAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var size = _page.Current;
            var variables = new ListingVariables(query.Login, _created.Text(_created.Whole), _merged?.Text(_merged.Whole) ?? "", _merged is not null, size);
            var answer = await requests.AskAsync(Operations.Listing, variables, size, 0, cancellationToken).ConfigureAwait(false);
            _page.Learn(size, answer);
            if (!answer.AsksForLess || size == SearchWindowCrawler.SmallestPage)
            {
                return answer;
            }
        }
    }

    // An owner that is null because GitHub stumbled is not one that does not exist.
    private bool IsUsable(GitHubAnswer<ListingData> answer) =>
        answer.Data is { Created: not null } data
        && (_merged is null || data.Merged is not null)
        && (data.RepositoryOwner is not null || answer.OwnerError is not { IsPassing: true });
}
