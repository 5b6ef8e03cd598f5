using GitBrag.Credentials;

namespace GitBrag.GitHub.Requests;

/// <summary>One of the credentials that requests may go out with, and the budget it draws on.</summary>
/// <param name="credential">The credential.</param>
/// <param name="budget">Its budget.</param>
internal sealed class CredentialLane(GitHubCredential credential, ICredentialGrain budget)
{
    // What is not known may well be everything, and one request tells.
    private int _left = int.MaxValue;
    private volatile bool _isRefused;
    private volatile bool _readsOwnStarsOnly;
    private long _accountId;
    private volatile ICredentialGrain _budget = budget;

    public GitHubCredential Credential => credential;

    /// <summary>The budget: the credential's own, or that of the account once it is known to share one.</summary>
    public ICredentialGrain Budget
    {
        get => _budget;
        set => _budget = value;
    }

    /// <summary>The points left by the budget's last word.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>Whether GitHub has refused the credential and not accepted it since.</summary>
    public bool IsRefused
    {
        get => _isRefused;
        set => _isRefused = value;
    }

    /// <summary>GitHub's numeric id of the account that the credential belongs to; 0 while it is not known.</summary>
    public long AccountId
    {
        get => Volatile.Read(ref _accountId);
        set => Volatile.Write(ref _accountId, value);
    }

    /// <summary>Whether GitHub has kept the stars of another account's repository from the credential.</summary>
    public bool ReadsOwnStarsOnly
    {
        get => _readsOwnStarsOnly;
        set => _readsOwnStarsOnly = value;
    }

    /// <summary>Asks the budget for leave to send one request.</summary>
    public async Task<RequestGrant> AcquireAsync(RequestNeed need, CancellationToken cancellationToken)
    {
        var grant = await Budget.Acquire(need, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _left, grant.Left ?? int.MaxValue);
        return grant;
    }
}
