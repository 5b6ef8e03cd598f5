using GitBrag.GitHub.Budgets;

namespace GitBrag.GitHub.Requests;

/// <summary>One of the credentials that requests may go out with, and the budget it draws on.</summary>
/// <param name="credential">The credential.</param>
/// <param name="budgets">The budgets by their keys.</param>
internal sealed class CredentialLane(GitHubCredential credential, Func<string, RequestBudget> budgets)
{
    private readonly RequestBudget _own = budgets(credential.BudgetKey);

    // What is not known may well be everything, and one request tells.
    private int _left = int.MaxValue;
    private volatile RequestBudget? _accounts;
    private volatile bool _isRecalled = !credential.IsToken;
    private volatile bool _isRefused;
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

    /// <summary>GitHub's numeric id of the account that the credential belongs to; 0 while it is not known.</summary>
    public long AccountId => Volatile.Read(ref _accountId);

    /// <summary>Whether GitHub should be asked whose the credential is.</summary>
    public bool IsAnybodys => _accounts is null && !_hasNoAccount;

    /// <summary>Whether GitHub has kept the stars of another account's repository from the credential.</summary>
    public bool ReadsOwnStarsOnly
    {
        get => _readsOwnStarsOnly;
        set => _readsOwnStarsOnly = value;
    }

    /// <summary>Looks what is remembered of the credential; quick but for the first time.</summary>
    public async ValueTask RecallAsync(CancellationToken cancellationToken)
    {
        if (_isRecalled)
        {
            return;
        }

        var standing = await _own.GetStandingAsync(cancellationToken).ConfigureAwait(false);
        _isKnownRefused = standing.IsRejected;
        if (standing.AccountId is { } id)
        {
            Share(id);
        }

        _isRecalled = true;
    }

    /// <summary>Takes in what an answer says of whose the credential is. From then on it draws on the budget of the account.</summary>
    /// <param name="accountId">GitHub's numeric id of the account; null when it is none's, or GitHub does not tell.</param>
    public Task LearnAccountAsync(long? accountId)
    {
        if (accountId is not { } id)
        {
            _hasNoAccount = true;
            return Task.CompletedTask;
        }

        if (!IsAnybodys)
        {
            return Task.CompletedTask;
        }

        Share(id);
        return _own.JoinAsync(id);
    }

    /// <summary>Asks the budget for leave to send one request.</summary>
    public async Task<Passage> AcquireAsync(RequestNeed need, CancellationToken cancellationToken)
    {
        var budget = _accounts ?? _own;
        var grant = await budget.AcquireAsync(need, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _left, grant.Left ?? int.MaxValue);
        return new Passage(grant, this, budget);
    }

    /// <summary>Tells the budget how a request ended.</summary>
    public async Task SettleAsync(Passage passage, RequestReceipt receipt)
    {
        await passage.Budget.SettleAsync(receipt).ConfigureAwait(false);
        if (passage.Budget != _own && (receipt.Rejected || (receipt.Answered && _isKnownRefused)))
        {
            // Whether a token is accepted is its own affair, whatever budget it draws on.
            _isKnownRefused = receipt.Rejected;
            await _own.SettleAsync(new RequestReceipt { Grant = 0, Api = receipt.Api, Answered = receipt.Answered, Rejected = receipt.Rejected }).ConfigureAwait(false);
        }
        else if (passage.Budget == _own && _accounts is { } account)
        {
            // The request was sent before it was known whose budget it is: what GitHub says of its limits goes for that.
            await account.SettleAsync(receipt with { Grant = 0 }).ConfigureAwait(false);
        }
    }

    private void Share(long accountId)
    {
        Volatile.Write(ref _accountId, accountId);
        _accounts = budgets(credential.BudgetKeyOf(accountId));
    }
}
