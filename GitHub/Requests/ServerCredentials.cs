using GitBrag.GitHub.Rest;
using GitBrag.GitHub.Budgets;
using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub.Requests;

/// <summary>The server's own credentials: its tokens and its OAuth app, for as long as the program runs.</summary>
internal sealed class ServerCredentials
{
    // GitHub's own trouble passes in minutes; until then every token draws on a budget of its own.
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private readonly GitHubClient _client;
    private readonly List<PooledCredential> _tokens;
    private readonly SemaphoreSlim _learning = new(1);
    private bool _knowsAccounts;
    private DateTimeOffset _askAgainAt;

    public ServerCredentials(GitHubClient client, GitHubOptions options, Func<string, RequestBudget> budgets, ILogger logger)
    {
        _client = client;
        var credentials = GitHubCredential.OfServer(options).Select(credential => new PooledCredential(credential, budgets)).ToList();
        _tokens = [.. credentials.Where(static pooled => pooled.Credential.IsToken)];
        Pool = credentials.Count == 0 ? null : new CredentialPool(credentials, logger, _tokens.Count < 2 ? null : LearnAccountsAsync);
    }

    /// <summary>The credentials; null when there are none.</summary>
    public CredentialPool? Pool { get; }

    // Several tokens are used side by side from the first moment on, so that it matters which of them have one budget. A single one learns it along the way.
    private async Task LearnAccountsAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _knowsAccounts))
        {
            return;
        }

        await _learning.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_knowsAccounts && _client.UtcNow >= _askAgainAt)
            {
                var known = await Task.WhenAll(_tokens.Select(pooled => LearnAsync(pooled, cancellationToken))).ConfigureAwait(false);
                _askAgainAt = _client.UtcNow + AskAgain;
                Volatile.Write(ref _knowsAccounts, !known.Contains(false));
            }
        }
        finally
        {
            _learning.Release();
        }
    }

    // False when it is worth asking again some time.
    private async Task<bool> LearnAsync(PooledCredential pooled, CancellationToken cancellationToken)
    {
        if (!pooled.HasUnknownAccount)
        {
            return true;
        }

        var grant = await pooled.AcquireAsync(new RequestNeed("accounts", GitHubApi.Rest, 0, 0), cancellationToken).ConfigureAwait(false);
        if (grant.Grant.AskAgainAt is not null)
        {
            return false;
        }

        var wasDoubted = pooled.IsDoubted;
        GitHubAnswer<AccountData>? answer = null;
        try
        {
            answer = await _client.AskAsync(pooled.Credential, RestQuestions.Account, null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            var receipt = Receipts.Of(grant.Grant.Id, GitHubApi.Rest, answer, _client.UtcNow);
            await pooled.SettleAsync(grant, receipt with { Rejected = receipt.Rejected && wasDoubted }).ConfigureAwait(false);
        }

        Pool!.Learn(pooled, answer.Kind, wasDoubted);
        if (answer.Kind is AnswerKind.Data or AnswerKind.Refused or AnswerKind.NotFound)
        {
            // An app's installation token belongs to no account, so GitHub names none.
            await pooled.LearnAccountAsync(answer.Data?.Id).ConfigureAwait(false);
        }

        return answer.Kind == AnswerKind.BadCredentials || !pooled.HasUnknownAccount;
    }
}
