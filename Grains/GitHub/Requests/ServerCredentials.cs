using System.Globalization;
using GitBrag.Credentials;
using GitBrag.GitHub.Accounts;
using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub.Requests;

/// <summary>The server's own credentials: its tokens and its OAuth app, for as long as the program runs.</summary>
internal sealed class ServerCredentials
{
    private readonly GitHubClient _client;
    private readonly GitHubOptions _options;
    private readonly Func<string, ICredentialGrain> _budgets;
    private readonly List<CredentialLane> _tokens;
    private readonly SemaphoreSlim _learning = new(1);
    private bool _knowsAccounts;

    public ServerCredentials(GitHubClient client, GitHubOptions options, Func<string, ICredentialGrain> budgets, ILogger logger)
    {
        (_client, _options, _budgets) = (client, options, budgets);
        var lanes = GitHubCredential.OfServer(options).Select(credential => new CredentialLane(credential, budgets(credential.BudgetKey))).ToList();
        _tokens = [.. lanes.Where(static lane => lane.Credential.IsToken)];
        Pool = lanes.Count == 0 ? null : new CredentialPool(lanes, logger, _tokens.Count < 2 ? null : LearnAccountsAsync);
    }

    /// <summary>The credentials; null when there are none.</summary>
    public CredentialPool? Pool { get; }

    // Which of several tokens belong to the same account: they have one quota and so one budget.
    private async Task LearnAccountsAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _knowsAccounts))
        {
            return;
        }

        await _learning.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_knowsAccounts)
            {
                var known = await Task.WhenAll(_tokens.Select(lane => LearnAsync(lane, cancellationToken))).ConfigureAwait(false);
                Volatile.Write(ref _knowsAccounts, !known.Contains(false));
            }
        }
        finally
        {
            _learning.Release();
        }
    }

    // False when it is worth asking again some time.
    private async Task<bool> LearnAsync(CredentialLane lane, CancellationToken cancellationToken)
    {
        var grant = await lane.Budget.Acquire(new RequestNeed("accounts", GitHubApi.Rest, 0, 0), cancellationToken).ConfigureAwait(false);
        if (grant.AskAgainAt is not null)
        {
            return false;
        }

        GitHubAnswer<AccountData>? answer = null;
        try
        {
            answer = await _client.AskAsync(lane.Credential, RestQuestions.Account, null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await lane.Budget.Settle(Receipts.Of(grant.Id, answer, _client.UtcNow), CancellationToken.None).ConfigureAwait(false);
        }

        Pool!.Learn(lane, answer.Kind);
        if (answer.Data?.Id is { } id)
        {
            lane.AccountId = id;
            lane.Budget = _budgets(string.Create(CultureInfo.InvariantCulture, $"{_options.Host}/account/{id}"));
        }

        return answer.Kind is AnswerKind.Data or AnswerKind.BadCredentials;
    }
}
