using Budgets = GitBrag.GitHub.Budgets;

namespace GitBrag.Credentials;

/// <summary>Maps budget records between the GitHub client and the contract.</summary>
internal static class BudgetMapping
{
    public static RequestNeed ToContract(this Budgets.RequestNeed need) => new(need.Session, (GitHubApi)need.Api, need.PullRequests, need.FileLists);

    public static Budgets.RequestNeed ToNeed(this RequestNeed need) => new(need.Session, (Budgets.GitHubApi)need.Api, need.PullRequests, need.FileLists);

    public static RequestGrant ToContract(this Budgets.RequestGrant grant) => new(grant.Id, grant.AskAgainAt, grant.MeasureRoundTrip, grant.Left);

    public static Budgets.RequestGrant ToGrant(this RequestGrant grant) => new(grant.Id, grant.AskAgainAt, grant.MeasureRoundTrip, grant.Left);

    public static RequestReceipt ToContract(this Budgets.RequestReceipt receipt) => new()
    {
        Grant = receipt.Grant,
        Api = (GitHubApi)receipt.Api,
        ResponseTime = receipt.ResponseTime,
        Answered = receipt.Answered,
        PullRequests = receipt.PullRequests,
        FileLists = receipt.FileLists,
        Remaining = receipt.Remaining,
        ResetAt = receipt.ResetAt,
        BlockedUntil = receipt.BlockedUntil,
        BlockedWithoutInstant = receipt.BlockedWithoutInstant,
        Rejected = receipt.Rejected,
    };

    public static Budgets.RequestReceipt ToReceipt(this RequestReceipt receipt) => new()
    {
        Grant = receipt.Grant,
        Api = (Budgets.GitHubApi)receipt.Api,
        ResponseTime = receipt.ResponseTime,
        Answered = receipt.Answered,
        PullRequests = receipt.PullRequests,
        FileLists = receipt.FileLists,
        Remaining = receipt.Remaining,
        ResetAt = receipt.ResetAt,
        BlockedUntil = receipt.BlockedUntil,
        BlockedWithoutInstant = receipt.BlockedWithoutInstant,
        Rejected = receipt.Rejected,
    };
}
