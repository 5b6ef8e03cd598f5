using GitBrag.GitHub.Budgets;

namespace GitBrag.Credentials;

/// <summary>Keeps the budget of an account, an app or a token of which the account is not known.</summary>
[GrainType("credential")]
internal sealed class CredentialGrain([PersistentState("budget")] IPersistentState<CredentialState> state, ReportClock clock, GitBragOptions options) : Grain, ICredentialGrain
{
    // Many requests are refused at once and name nearly the same instant; only a wait that is longer by this much is stored again.
    private static readonly TimeSpan Coarseness = TimeSpan.FromSeconds(1);

    private CredentialBudget? _budget;
    private bool _isRejected;

    private CredentialBudget Budget => _budget ??= new CredentialBudget(state.State.BlockedUntil, state.State.Penalties);

    public Task<RequestGrant> Acquire(RequestNeed need, CancellationToken cancellationToken) => Task.FromResult(Budget.Acquire(need.ToNeed(), clock.UtcNow).ToContract());

    public Task Settle(RequestReceipt receipt, CancellationToken cancellationToken)
    {
        Budget.Settle(receipt.ToReceipt(), clock.UtcNow);
        _isRejected = receipt.Rejected || (_isRejected && !receipt.Answered);
        if (_isRejected && state.State.Account is not null)
        {
            // The owner of a rejected token is forgotten.
            return state.ClearStateAsync(cancellationToken);
        }

        if (Budget.BlockedUntil is not { } until || (state.State.BlockedUntil is { } stored && until < stored + Coarseness))
        {
            return Task.CompletedTask;
        }

        return Keep(state.State with { BlockedUntil = until, Penalties = Budget.Penalties }, cancellationToken);
    }

    public Task Join(long accountId, CancellationToken cancellationToken)
    {
        if (state.State.Account == accountId)
        {
            return Task.CompletedTask;
        }

        var changed = state.State with { Account = accountId };
        if (options.CacheEnabled)
        {
            return Keep(changed, cancellationToken);
        }

        state.State = changed;
        return Task.CompletedTask;
    }

    public Task<CredentialStanding> GetStanding(CancellationToken cancellationToken) => Task.FromResult(new CredentialStanding(state.State.Account, _isRejected));

    // The activation is not given up when the write fails: the budget in its memory is what all requests obey, and a new one would know nothing of the wait.
    // The state in memory stays as stored, so the next occasion stores the change.
    private async Task Keep(CredentialState changed, CancellationToken cancellationToken)
    {
        var before = state.State;
        state.State = changed;
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch
        {
            state.State = before;
            throw;
        }
    }
}
