namespace GitBrag.Credentials;

/// <summary>
/// Keeps a budget with GitHub for the whole cluster: requests in flight, points left, requests and work in the last minute, and how long GitHub
/// said to wait. GitHub counts by account, so all tokens of an account share one budget. Key: the host and the owner of the budget,
/// <c>github.com/account/583231</c>, or <c>github.com/app/CLIENTID</c> for an OAuth app.
/// </summary>
/// <remarks>
/// It never waits inside. Every request, retries too, is granted before it is sent and settled when its answer is in.
/// <para>
/// A token has a grain of its own as well, by its fingerprint: <c>github.com/0123456789abcdef</c>. It remembers the account of the token, and is its budget until the account is known.
/// </para>
/// </remarks>
[Alias("gitbrag.ICredentialGrain")]
public interface ICredentialGrain : IGrainWithStringKey
{
    /// <summary>Asks to send one request now.</summary>
    /// <param name="need">What the request will ask of GitHub.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A grant, or the instant to ask again. A grant lapses after 30 s.</returns>
    [Alias("Acquire")]
    Task<RequestGrant> Acquire(RequestNeed need, CancellationToken cancellationToken = default);

    /// <summary>Tells how a granted request ended.</summary>
    /// <param name="receipt">What GitHub answered. A receipt for a lapsed grant counts all the same.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the budget is corrected, and stored where GitHub said to wait.</returns>
    [Alias("Settle")]
    Task Settle(RequestReceipt receipt, CancellationToken cancellationToken = default);

    /// <summary>Tells the account of a token. It is remembered for as long as GitHub accepts the token.</summary>
    /// <param name="accountId">GitHub's numeric id of the account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is stored.</returns>
    [Alias("Join")]
    Task Join(long accountId, CancellationToken cancellationToken = default);

    /// <summary>Tells what is remembered of the credentials.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whose they are and whether GitHub refused them.</returns>
    [Alias("GetStanding")]
    Task<CredentialStanding> GetStanding(CancellationToken cancellationToken = default);
}
