using GitBrag.GitHub.Budgets;

namespace GitBrag.GitHub.Requests;

/// <summary>One of the credentials that requests may go out with, and the budget it draws on.</summary>
/// <param name="credential">The credential.</param>
/// <param name="budgets">The budgets by their keys.</param>
internal sealed class PooledCredential(GitHubCredential credential, Func<string, RequestBudget> budgets)
{
    private readonly RequestBudget _own = budgets(credential.BudgetKey);

    // Unknown counts as everything; one request tells.
    private int _left = int.MaxValue;
    private volatile RequestBudget? _accounts;
    private volatile bool _isLoaded = !credential.IsToken;
    private volatile bool _isRefused;
    private volatile bool _isDoubted;
    private volatile bool _isKnownRefused;
    private volatile bool _readsOwnStarsOnly;
    private volatile bool _hasNoAccount = !credential.IsToken;
    private long _accountId;

    public GitHubCredential Credential => credential;

    /// <summary>The points left by the budget's last word.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>Whether GitHub has refused the credential and not accepted it since.</summary>
    public bool IsRefused
    {
        get => _isRefused;
        set => _isRefused = value;
    }

    /// <summary>Whether GitHub has refused the credential once, which may have been an error of GitHub's own, and not accepted it since.</summary>
    public bool IsDoubted
    {
        get => _isDoubted;
        set => _isDoubted = value;
    }

    /// <summary>GitHub's numeric id of the account that the credential belongs to; 0 while it is not known.</summary>
    public long AccountId => Volatile.Read(ref _accountId);

    /// <summary>Whether GitHub should be asked for the account of the credential.</summary>
    public bool HasUnknownAccount => _accounts is null && !_hasNoAccount;

    /// <summary>Whether GitHub has kept the stars of another account's repository from the credential.</summary>
    public bool ReadsOwnStarsOnly
    {
        get => _readsOwnStarsOnly;
        set => _readsOwnStarsOnly = value;
    }

    /// <summary>Loads what its budget remembers; asks only the first time.</summary>
    public async ValueTask LoadStandingAsync(CancellationToken cancellationToken)
    {
        if (_isLoaded)
        {
            return;
        }

        var standing = await _own.GetStandingAsync(cancellationToken).ConfigureAwait(false);
        _isKnownRefused = standing.IsRejected;
        if (standing.AccountId is { } id)
        {
            Share(id);
        }

        _isLoaded = true;
    }

    /// <summary>Takes in the account that an answer names. From then on the credential draws on the budget of that account.</summary>
    /// <param name="accountId">GitHub's numeric id of the account; null when it is none's, or GitHub does not tell.</param>
    public Task LearnAccountAsync(long? accountId)
    {
        if (accountId is not { } id)
        {
            _hasNoAccount = true;
            return Task.CompletedTask;
        }

        if (!HasUnknownAccount)
        {
            return Task.CompletedTask;
        }

        Share(id);
        return _own.JoinAsync(id);
    }

    /// <summary>Asks the budget to send one request.</summary>
    public async Task<CredentialGrant> AcquireAsync(RequestNeed need, CancellationToken cancellationToken)
    {
        var budget = _accounts ?? _own;
        var grant = await budget.AcquireAsync(need, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _left, grant.Left ?? int.MaxValue);
        return new CredentialGrant(grant, this, budget);
    }

    /// <summary>Tells the budget how a request ended.</summary>
    public async Task SettleAsync(CredentialGrant grant, RequestReceipt receipt)
    {
        await grant.Budget.SettleAsync(receipt).ConfigureAwait(false);
        if (grant.Budget != _own && (receipt.Rejected || (receipt.Answered && _isKnownRefused)))
        {
            // Whether a token is accepted is kept with the token, not with its account.
            _isKnownRefused = receipt.Rejected;
            await _own.SettleAsync(new RequestReceipt { Grant = 0, Api = receipt.Api, Answered = receipt.Answered, Rejected = receipt.Rejected }).ConfigureAwait(false);
        }
        else if (grant.Budget == _own && _accounts is { } account)
        {
            // The request was sent before the account was known: GitHub's limits apply to the account.
            await account.SettleAsync(receipt with { Grant = 0 }).ConfigureAwait(false);
        }
    }

    private void Share(long accountId)
    {
        Volatile.Write(ref _accountId, accountId);
        _accounts = budgets(credential.BudgetKeyOf(accountId));
    }
}
