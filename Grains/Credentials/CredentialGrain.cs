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

    public Task<RequestGrant> Acquire(RequestNeed need, CancellationToken cancellationToken) => Task.FromResult(Budget.Acquire(need, clock.UtcNow));

    public Task Settle(RequestReceipt receipt, CancellationToken cancellationToken)
    {
        Budget.Settle(receipt, clock.UtcNow);
        _isRejected = receipt.Rejected || (_isRejected && !receipt.Answered);
        if (_isRejected && state.State.Account is not null)
        {
            // Whose a token was that is good for nothing any more is not to be kept.
            return state.ClearStateAsync(cancellationToken);
        }

        if (Budget.BlockedUntil is not { } until || (state.State.BlockedUntil is { } stored && until < stored + Coarseness))
        {
            return Task.CompletedTask;
        }

        // Not given up when the write fails: this memory is what all requests obey, and a new activation would know nothing of the wait.
        state.State = state.State with { BlockedUntil = until, Penalties = Budget.Penalties };
        return state.WriteStateAsync(cancellationToken);
    }

    public Task Join(long accountId, CancellationToken cancellationToken)
    {
        if (state.State.Account == accountId)
        {
            return Task.CompletedTask;
        }

        state.State = state.State with { Account = accountId };
        return options.CacheEnabled ? state.WriteStateAsync(cancellationToken) : Task.CompletedTask;
    }

    public Task<CredentialStanding> GetStanding(CancellationToken cancellationToken) => Task.FromResult(new CredentialStanding(state.State.Account, _isRejected));
}
