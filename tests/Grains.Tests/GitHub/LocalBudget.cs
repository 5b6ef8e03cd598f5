using GitBrag.Credentials;

namespace GitBrag.Tests.GitHub;

/// <summary>A credential's budget without a grain host: the same arithmetic, one call at a time.</summary>
internal sealed class LocalBudget(ReportClock clock) : ICredentialGrain
{
    private readonly CredentialBudget _budget = new(null, 0);
    private readonly Lock _lock = new();

    public Task<RequestGrant> Acquire(RequestNeed need, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_budget.Acquire(need, clock.UtcNow));
    }

    public Task Settle(RequestReceipt receipt, CancellationToken cancellationToken)
    {
        lock (_lock)
            _budget.Settle(receipt, clock.UtcNow);
        return Task.CompletedTask;
    }

    public Task<bool> IsRejected(CancellationToken cancellationToken) => Task.FromResult(false);
}
