namespace GitBrag.GitHub.Budgets;

/// <summary>The budget of a token, an account or an OAuth app. Every request, retries too, is granted before it is sent and settled when its answer is in.</summary>
public abstract class RequestBudget
{
    /// <summary>Asks to send one request now.</summary>
    /// <param name="need">What the request will ask of GitHub.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A grant, or the instant to ask again.</returns>
    public abstract Task<RequestGrant> AcquireAsync(RequestNeed need, CancellationToken cancellationToken);

    /// <summary>Tells how a granted request ended.</summary>
    /// <param name="receipt">What GitHub answered.</param>
    /// <returns>A task that ends when the budget is corrected.</returns>
    public abstract Task SettleAsync(RequestReceipt receipt);

    /// <summary>Tells whose a token is, for a budget that is a token's own.</summary>
    /// <param name="accountId">GitHub's numeric id of the account.</param>
    /// <returns>A task that ends when it is remembered.</returns>
    public abstract Task JoinAsync(long accountId);

    /// <summary>Tells what is remembered of the credentials.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The account they belong to, and whether GitHub refused them.</returns>
    public abstract Task<CredentialStanding> GetStandingAsync(CancellationToken cancellationToken);
}
