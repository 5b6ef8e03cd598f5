using GitBrag.Credentials;
using GitBrag.GitHub.Requests;
using GitBrag.GitHub.Stars;
using GitBrag.Keys;
using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub;

/// <summary>The way to GitHub.</summary>
public sealed class GitHubAccess
{
    private readonly GitHubClient _client;
    private readonly GitHubOptions _options;
    private readonly TokenProtector _tokens;
    private readonly Func<string, ICredentialGrain> _budgets;
    private readonly Lazy<ServerCredentials> _server;
    private readonly ReportClock _clock;
    private readonly ILogger _logger;

    /// <summary>The way to GitHub.</summary>
    /// <param name="client">Sends requests.</param>
    /// <param name="options">Where GitHub is, and the server's own credentials.</param>
    /// <param name="tokens">Decrypts callers' tokens.</param>
    /// <param name="grains">Where the budgets are kept.</param>
    /// <param name="clock">The clock that waits go by.</param>
    /// <param name="logger">Told of limits.</param>
    public GitHubAccess(GitHubClient client, GitHubOptions options, TokenProtector tokens, IGrainFactory grains, ReportClock clock, ILogger<GitHubAccess> logger)
        : this(client, options, tokens, key => grains.GetGrain<ICredentialGrain>(key), clock, logger)
    {
    }

    internal GitHubAccess(
        GitHubClient client, GitHubOptions options, TokenProtector tokens, Func<string, ICredentialGrain> budgets, ReportClock clock, ILogger logger)
    {
        (_client, _options, _tokens, _budgets, _clock, _logger) = (client, options, tokens, budgets, clock, logger);
        _server = new Lazy<ServerCredentials>(() => new ServerCredentials(client, options, budgets, logger));
    }

    /// <summary>Whether the server has credentials of its own: a token, or an OAuth app's id and secret.</summary>
    public bool HasServerCredential => GitHubCredential.OfServer(_options).Count > 0;

    /// <summary>Begins one generation's (or one look-up's) use of GitHub. Asks nothing yet.</summary>
    /// <param name="credential">Whose credentials to use.</param>
    /// <param name="onWait">
    /// Told the instant when a wait of over a second for a limit begins or grows longer, and null when it ends. Called from anywhere, never concurrently with itself.
    /// </param>
    /// <returns>The session.</returns>
    public GitHubSession Open(CredentialReference credential, Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait = null) => new(
        () => FindPool(credential) is { } pool
            ? (new MeteredRequests(_client, pool, _clock, _logger, onWait), null)
            : ((MeteredRequests?)null, credential.ProtectedToken is null ? GitHubErrors.NoServerCredential : GitHubErrors.LostToken),
        _clock);

    /// <summary>Prepares the look into the star histories of a person's repositories. Asks nothing yet.</summary>
    /// <param name="credential">Whose credentials to use.</param>
    /// <param name="accountId">GitHub's numeric id of the person.</param>
    /// <returns>The look; it asks nothing when it is known that the credentials may not.</returns>
    internal StarHistory OpenStars(CredentialReference credential, long accountId) => new(
        () => FindPool(credential)?.ReaderOfStars(accountId) is { } lane
            ? (new MeteredRequests(_client, new CredentialPool([lane], _logger), _clock, _logger, null), lane)
            : null,
        accountId);

    private CredentialPool? FindPool(CredentialReference credential)
    {
        if (credential.ProtectedToken is null)
        {
            return _server.Value.Pool;
        }

        if (_tokens.Unprotect(credential) is not { } token)
        {
            return null;
        }

        return new CredentialPool([new CredentialLane(GitHubCredential.OfCaller(token, _options.Host), _budgets)], _logger);
    }
}
