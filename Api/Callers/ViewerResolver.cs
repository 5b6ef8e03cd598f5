using System.Collections.Concurrent;
using GitBrag.Api.Problems;
using GitBrag.GitHub;
using GitBrag.GitHub.Accounts;
using GitBrag.Users;

namespace GitBrag.Api.Callers;

/// <summary>Tells which GitHub account a caller is. GitHub's word is believed for a minute, then asked for anew, which costs nothing while it is the same.</summary>
internal sealed class ViewerResolver(GitHubAccess gitHub, StartRateLimits limits, ReportClock clock)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    // Somebody waits for the answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // By the fingerprint of the token, which tells nothing about it.
    private readonly ConcurrentDictionary<string, (AccountOutcome Outcome, long At)> _known = [];

    /// <summary>Tells the account as whose viewer the caller may have private reports made and shown.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="context">The request as it came: from one address, GitHub can be asked about so many tokens in a minute only.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The account, or the problem that the caller gets in its place. It is the same whatever is stored.</returns>
    public async ValueTask<(GitHubAccount? Viewer, Problem? Problem)> FindViewer(Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        if (caller.Own is not { Owner: var owner })
        {
            return (null, KnownProblems.PrivateNeedsOwnCredentials);
        }

        var isKnown = _known.TryGetValue(owner, out var known);
        if (isKnown && clock.Time.GetElapsedTime(known.At) < Trust)
        {
            return Viewer(known.Outcome);
        }

        if (limits.AdmitToken(context) is { } tooMany)
        {
            return (null, tooMany);
        }

        var outcome = await Ask(caller, isKnown ? known.Outcome : null, cancellationToken);
        Remember(owner, outcome);
        return Viewer(outcome);
    }

    private static (GitHubAccount? Viewer, Problem? Problem) Viewer(AccountOutcome outcome) => outcome switch
    {
        { Account: { ReadsPrivate: true } account } => (account, null),
        { Account: not null } => (null, KnownProblems.PrivateScopeRequired),
        { Error: { Type: TaskError.BadCredentials } error } => (null, KnownProblems.TokenRefused(error.Detail)),
        { Error: var error } => (null, KnownProblems.GitHubUnavailable(error?.Detail ?? "GitHub did not answer in time.")),
    };

    private async Task<AccountOutcome> Ask(Caller caller, AccountOutcome? known, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await gitHub.Open(caller.Own!).FindAccountAsync(known, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AccountOutcome(null, null, null);
        }
    }

    // Only what GitHub said of an account is worth keeping: a token that it refused may be valid the next time, and an outage over.
    private void Remember(string owner, AccountOutcome outcome)
    {
        if (outcome.Account is null)
        {
            _known.TryRemove(owner, out _);
            return;
        }

        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        _known[owner] = (outcome, clock.Time.GetTimestamp());
    }
}
