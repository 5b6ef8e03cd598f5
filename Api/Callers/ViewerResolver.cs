using GitBrag.Api.Caching;
using GitBrag.Api.Problems;
using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.GitHub.Accounts;
using Microsoft.Extensions.Caching.Memory;

namespace GitBrag.Api.Callers;

/// <summary>
/// Finds the GitHub account of a caller. GitHub's answer holds for a minute; then it is asked again, with a conditional request that costs nothing while the answer is
/// the same.
/// </summary>
internal sealed class ViewerResolver(GitHubAccess gitHub, StartRateLimits limits, ReportClock clock) : IDisposable
{
    private const int MostAccounts = 10_000;

    private static readonly TimeSpan CheckPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // The keys are fingerprints of tokens, which reveal nothing about them.
    private readonly MemoryCache _cache = SizeLimitedCache.Create(MostAccounts, clock.Time);

    /// <summary>Finds the account that may generate and see private reports on this request.</summary>
    /// <param name="caller">The sender of the request.</param>
    /// <param name="context">The request, whose address limits how many tokens GitHub is asked about in a minute.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The account, or a problem, which does not depend on what is stored.</returns>
    public async ValueTask<(GitHubAccount? Viewer, Problem? Problem)> FindViewer(Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        if (caller.Own is not { Owner: var owner })
        {
            return (null, KnownProblems.PrivateNeedsOwnCredentials);
        }

        var known = _cache.Get<Known>(owner);
        if (known is not null && clock.Time.GetElapsedTime(known.At) < CheckPeriod)
        {
            return Viewer(known.Outcome);
        }

        if (limits.AdmitToken(context) is { } tooMany)
        {
            return (null, tooMany);
        }

        var outcome = await Ask(caller, known?.Outcome, cancellationToken);
        Remember(owner, outcome);
        return Viewer(outcome);
    }

    public void Dispose() => _cache.Dispose();

    private static (GitHubAccount? Viewer, Problem? Problem) Viewer(AccountOutcome outcome) => outcome switch
    {
        { Account: { ReadsPrivate: true } account } => (account, null),
        { Account: not null } => (null, KnownProblems.PrivateScopeRequired),
        { Error: { Kind: GitHubErrorKind.BadCredentials } error } => (null, KnownProblems.TokenRefused(error.Detail)),
        { Error: var error } => (null, KnownProblems.GitHubUnavailable(error?.Detail ?? "GitHub did not answer in time.")),
    };

    private async Task<AccountOutcome> Ask(Caller caller, AccountOutcome? known, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            return await gitHub.Open(caller.Own!).FindAccountAsync(known, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AccountOutcome(null, null, null);
        }
    }

    // Only accounts are kept: a refused token may be valid the next time, and an outage over.
    private void Remember(string owner, AccountOutcome outcome)
    {
        if (outcome.Account is null)
        {
            _cache.Remove(owner);
        }
        else
        {
            _cache.SetOne(owner, new Known(outcome, clock.Time.GetTimestamp()), Age);
        }
    }

    private sealed record Known(AccountOutcome Outcome, long At);
}
