using System.Threading.Channels;
using GitBrag.GitHub.Accounts;
using GitBrag.GitHub.FileLists;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Listing;
using GitBrag.GitHub.Requests;
using GitBrag.GitHub.Rest;

namespace GitBrag.GitHub.Sessions;

/// <summary>One generation's (or one look-up's) use of GitHub.</summary>
/// <remarks>
/// Everything here leaves the caller's scheduler, and callbacks come from anywhere, but a callback is never called concurrently with itself.
/// Exceptions are faults of the program or of a callback; what GitHub does is told by values.
/// </remarks>
public sealed class GitHubSession
{
    private readonly Lazy<(MeteredRequests? Requests, GitHubError? Error)> _requests;
    private readonly TimeProvider _time;

    internal GitHubSession(Func<(MeteredRequests? Requests, GitHubError? Error)> open, TimeProvider time)
    {
        _requests = new Lazy<(MeteredRequests?, GitHubError?)>(open);
        _time = time;
    }

    /// <summary>The requests sent so far, retries included.</summary>
    public int Requests => _requests is { IsValueCreated: true, Value.Requests: { } requests } ? requests.Requests : 0;

    /// <summary>The GraphQL points that GitHub has charged so far.</summary>
    public int Points => _requests is { IsValueCreated: true, Value.Requests: { } requests } ? requests.Points : 0;

    /// <summary>
    /// GitHub's numeric ids of the organisations that it left out of answers so far, because the token is not authorised for their single sign-on; null when it left
    /// out nothing, and empty when it did not say which.
    /// </summary>
    public IReadOnlyCollection<long>? LeftOutOrganizations => _requests is { IsValueCreated: true, Value.Requests: { } requests } ? requests.LeftOut : null;

    /// <summary>What the server does not offer of what a report shows, such as <c>social accounts</c>; empty for GitHub itself.</summary>
    public IReadOnlyList<string> Lacking => _requests is { IsValueCreated: true, Value.Requests: { } requests } ? requests.Lacking : [];

    /// <summary>Lists the pull requests of a person in a period.</summary>
    /// <param name="query">Whose, and when.</param>
    /// <param name="onPage">Takes the pages as they come.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>How it ended.</returns>
    public async Task<ListingOutcome> ListAsync(ListingQuery query, Func<ListedPage, CancellationToken, ValueTask> onPage, CancellationToken cancellationToken)
    {
        if (IsApp(query.Login))
        {
            return new ListingOutcome(null, [], GitHubErrors.App(query.Login));
        }

        var (requests, error) = await OpenAsync().ConfigureAwait(false);
        return requests is null
            ? new ListingOutcome(null, [], error)
            : await new PullRequestListing(requests, query, _time, onPage).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches file lists. Begins while pull requests are still coming.</summary>
    /// <param name="wanted">The pull requests; completed when no more come.</param>
    /// <param name="expectedTotal">How many will be wanted altogether, as far as the caller knows now.</param>
    /// <param name="onResult">Takes the results: exactly one for every wanted pull request, in any order.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <returns>
    /// Null, or why the credentials are of no use or GitHub stopped accepting them; every list that is missing for it has its result all the same.
    /// </returns>
    public async Task<GitHubError?> FetchFileListsAsync(
        ChannelReader<ListedPullRequest> wanted,
        Func<int> expectedTotal,
        Func<FetchedFileList, CancellationToken, ValueTask> onResult,
        CancellationToken cancellationToken)
    {
        var (requests, error) = await OpenAsync().ConfigureAwait(false);
        if (requests is not null)
        {
            return await new FileListFetch(requests, _time, expectedTotal, onResult).RunAsync(wanted, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var pull in wanted.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await onResult(new FetchedFileList(pull, null, error!.Detail), cancellationToken).ConfigureAwait(false);
        }

        return error;
    }

    /// <summary>Looks up who a login is.</summary>
    /// <param name="login">The login.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The profile, or why there is none.</returns>
    public async Task<SubjectOutcome> FindSubjectAsync(string login, CancellationToken cancellationToken)
    {
        if (IsApp(login))
        {
            return new SubjectOutcome(null, GitHubErrors.App(login));
        }

        var (requests, error) = await OpenAsync().ConfigureAwait(false);
        if (requests is null)
        {
            return new SubjectOutcome(null, error);
        }

        var answer = await requests.AskAsync(Operations.Subject, new SubjectVariables(login), 0, 0, cancellationToken).ConfigureAwait(false);
        if (answer.Data is { RepositoryOwner: null } && answer.OwnerError is { IsPassing: true })
        {
            answer = await requests.AskAsync(Operations.Subject, new SubjectVariables(login), 0, 0, cancellationToken).ConfigureAwait(false);
        }

        return answer.Data is not { RepositoryOwner: var owner } ? new SubjectOutcome(null, GitHubErrors.NoAnswer(answer, requests.OfServer))
            : owner?.ToProfile(_time.GetUtcNow()) is { } subject ? new SubjectOutcome(subject, null)
            : new SubjectOutcome(null, GitHubErrors.NoPerson(login, owner, answer));
    }

    /// <summary>Finds out what became of an account whose login GitHub no longer knows.</summary>
    /// <param name="login">The login.</param>
    /// <param name="accountId">GitHub's numeric id of the account that had it.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>That it was renamed or is gone; null when GitHub does not tell.</returns>
    public async Task<GitHubError?> ExplainMissingAsync(string login, long accountId, CancellationToken cancellationToken)
    {
        if (await OpenAsync().ConfigureAwait(false) is not { Requests: { } requests })
        {
            return null;
        }

        return await requests.AskAsync(RestQuestions.AccountOf(accountId), null, cancellationToken).ConfigureAwait(false) switch
        {
            { Kind: AnswerKind.NotFound } => GitHubErrors.Gone(login),
            { Data.Login: { } now } when !now.Equals(login, StringComparison.OrdinalIgnoreCase) => GitHubErrors.Renamed(login, now),
            _ => null,
        };
    }

    /// <summary>Finds out which repositories GitHub does not show to the public: those that are private, and those that are gone.</summary>
    /// <param name="repositories">Their names.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>The names of those. One that GitHub gave no answer about is not among them.</returns>
    public async Task<IReadOnlyList<string>> FindHiddenAsync(IReadOnlyList<string> repositories, CancellationToken cancellationToken)
    {
        if (await OpenAsync().ConfigureAwait(false) is not { Requests: { } requests })
        {
            return [];
        }

        var hidden = new List<string>();
        foreach (var asked in repositories.Chunk(VisibilityOperation.MostRepositories))
        {
            var answer = await requests.AskAsync(
                VisibilityOperation.Of(asked.Length), RepositoryVariables.Of(asked), asked.Length, 0, cancellationToken).ConfigureAwait(false);
            hidden.AddRange(asked.Where((_, i) => answer.Data?.IsPrivate(i) is true || answer.Errors.Any(error => error.Type == "NOT_FOUND" && error.Root == $"r{i}")));
        }

        return hidden;
    }

    /// <summary>Finds out whose the credentials are.</summary>
    /// <param name="known">What GitHub said before; null when nothing is known.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The account, or why it cannot be told.</returns>
    public async Task<AccountOutcome> FindAccountAsync(AccountOutcome? known, CancellationToken cancellationToken)
    {
        var (requests, error) = await OpenAsync().ConfigureAwait(false);
        return requests is null ? new AccountOutcome(null, null, error) : await new AccountLookup(requests).RunAsync(known, cancellationToken).ConfigureAwait(false);
    }

    // Apps have no profile, and open no pull requests as people do.
    private static bool IsApp(string login) => login.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase);

    // From here on nothing runs on the caller's scheduler; decrypting a token may have to wait for the key ring, which must not hold a grain's turn up.
    private async Task<(MeteredRequests? Requests, GitHubError? Error)> OpenAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return _requests.Value;
    }
}
