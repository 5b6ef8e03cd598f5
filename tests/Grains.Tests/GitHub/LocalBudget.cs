using GitBrag.Credentials;

namespace GitBrag.Tests.GitHub;

/// <summary>A credential's budget without a grain host: the same arithmetic, one call at a time.</summary>
internal sealed class LocalBudget(ReportClock clock) : ICredentialGrain
{
    private readonly CredentialBudget _budget = new(null, 0);
    private readonly Lock _lock = new();

    public long? AccountId { get; private set; }

    /// <summary>Called when a request must wait; null for nothing.</summary>
    public Action? OnRefusal { get; set; }

    public Task<RequestGrant> Acquire(RequestNeed need, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var grant = _budget.Acquire(need, clock.UtcNow);
            if (grant.AskAgainAt is not null)
                OnRefusal?.Invoke();
            return Task.FromResult(grant);
        }
    }

    public Task Settle(RequestReceipt receipt, CancellationToken cancellationToken)
    {
        lock (_lock)
            _budget.Settle(receipt, clock.UtcNow);
        return Task.CompletedTask;
    }

    public Task Join(long accountId, CancellationToken cancellationToken)
    {
        AccountId = accountId;
        return Task.CompletedTask;
    }

    public Task<CredentialStanding> GetStanding(CancellationToken cancellationToken) => Task.FromResult(new CredentialStanding(AccountId, false));
}
