namespace GitBrag.Credentials;

/// <summary>
/// Keeps the budget of one GitHub credential for the whole cluster: requests in flight, points left, requests and work in the last minute, and until
/// when GitHub wants to hear nothing. Key: the host and the credential's fingerprint, <c>github.com/0123456789abcdef</c>, or <c>github.com/app/CLIENTID</c>.
/// </summary>
/// <remarks>It never waits inside. Every request, retries too, is granted before it is sent and settled when its answer is in.</remarks>
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

    /// <summary>Whether GitHub said, the last time it was asked with these credentials, that it does not accept them.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>True when it did; false too when it has not been asked for so long that nobody remembers.</returns>
    [Alias("IsRejected")]
    Task<bool> IsRejected(CancellationToken cancellationToken = default);
}
