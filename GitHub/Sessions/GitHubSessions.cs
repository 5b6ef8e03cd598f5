using GitBrag.GitHub.Budgets;
using GitBrag.GitHub.Requests;
using GitBrag.GitHub.Stars;
using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub.Sessions;

/// <summary>Opens sessions with GitHub, with a caller's token or the server's own credentials.</summary>
/// <param name="client">Sends requests.</param>
/// <param name="options">Where GitHub is, and the server's own credentials.</param>
/// <param name="budgets">The budgets by their keys: <c>HOST/FINGERPRINT</c>, <c>HOST/account/ID</c> or <c>HOST/app/CLIENTID</c>.</param>
/// <param name="time">The clock that waits go by.</param>
/// <param name="logger">Told of limits.</param>
public sealed class GitHubSessions(GitHubClient client, GitHubOptions options, Func<string, RequestBudget> budgets, TimeProvider time, ILogger logger)
{
    private readonly Lazy<ServerCredentials> _server = new(() => new ServerCredentials(client, options, budgets, logger));

    /// <summary>Whether the server has credentials of its own: a token, or an OAuth app's id and secret.</summary>
    public bool HasServerCredential => GitHubCredential.OfServer(options).Count > 0;

    /// <summary>Opens a session for one report or one look-up. Asks nothing yet.</summary>
    /// <param name="token">Gives the caller's token, or null when it can no longer be decrypted; called once, off the caller's scheduler. Null for the server's own credentials.</param>
    /// <param name="onWait">
    /// Told the instant when a wait of over a second for a limit begins or grows longer, and null when it ends. Called from anywhere, never concurrently with itself.
    /// </param>
    /// <returns>The session.</returns>
    public GitHubSession Open(Func<string?>? token, Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait = null) => new(
        () => FindPool(token) is { } pool
            ? (new MeteredRequests(client, pool, time, logger, onWait), null)
            : ((MeteredRequests?)null, token is null ? GitHubErrors.NoServerCredential : GitHubErrors.LostToken),
        time);

    /// <summary>Prepares a look into the star histories of a person's repositories. Asks nothing yet.</summary>
    /// <param name="token">As for <see cref="Open"/>.</param>
    /// <param name="accountId">GitHub's numeric id of the person.</param>
    /// <returns>The look; it asks nothing when the credentials are known not to be allowed to.</returns>
    public StarHistory OpenStars(Func<string?>? token, long accountId) => new(
        () => FindPool(token)?.ReaderOfStars(accountId) is { } pooled
            ? (new MeteredRequests(client, new CredentialPool([pooled], logger), time, logger, null), pooled)
            : null,
        accountId);

    private CredentialPool? FindPool(Func<string?>? token) =>
        token is null ? _server.Value.Pool
        : token() is { } plain ? new CredentialPool([new PooledCredential(GitHubCredential.OfCaller(plain, options.Host), budgets)], logger)
        : null;
}
