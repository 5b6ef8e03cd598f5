using Budgets = GitBrag.GitHub.Budgets;

namespace GitBrag.Credentials;

/// <summary>A budget that a grain keeps for the whole cluster.</summary>
internal sealed class GrainBudget(ICredentialGrain grain) : Budgets.RequestBudget
{
    public override async Task<Budgets.RequestGrant> AcquireAsync(Budgets.RequestNeed need, CancellationToken cancellationToken) =>
        (await grain.Acquire(need.ToContract(), cancellationToken).ConfigureAwait(false)).ToGrant();

    public override Task SettleAsync(Budgets.RequestReceipt receipt) => grain.Settle(receipt.ToContract(), CancellationToken.None);

    public override Task JoinAsync(long accountId) => grain.Join(accountId, CancellationToken.None);

    public override async Task<Budgets.CredentialStanding> GetStandingAsync(CancellationToken cancellationToken)
    {
        var standing = await grain.GetStanding(cancellationToken).ConfigureAwait(false);
        return new Budgets.CredentialStanding(standing.AccountId, standing.IsRejected);
    }
}
