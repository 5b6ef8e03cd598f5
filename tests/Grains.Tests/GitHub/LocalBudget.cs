using GitBrag.GitHub.Budgets;

namespace GitBrag.Tests.GitHub;

/// <summary>A credential's budget without a grain host: the same arithmetic, one call at a time.</summary>
internal sealed class LocalBudget(ReportClock clock) : RequestBudget
{
    private readonly CredentialBudget _budget = new(null, 0);
    private readonly Lock _lock = new();

    public long? AccountId { get; private set; }

    /// <summary>Called when a request must wait; null for nothing.</summary>
    public Action? OnRefusal { get; set; }

    public override Task<RequestGrant> AcquireAsync(RequestNeed need, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var grant = _budget.Acquire(need, clock.UtcNow);
            if (grant.AskAgainAt is not null)
                OnRefusal?.Invoke();
            return Task.FromResult(grant);
        }
    }

    public override Task SettleAsync(RequestReceipt receipt)
    {
        lock (_lock)
            _budget.Settle(receipt, clock.UtcNow);
        return Task.CompletedTask;
    }

    public override Task JoinAsync(long accountId)
    {
        AccountId = accountId;
        return Task.CompletedTask;
    }

    public override Task<CredentialStanding> GetStandingAsync(CancellationToken cancellationToken) => Task.FromResult(new CredentialStanding(AccountId, false));
}
