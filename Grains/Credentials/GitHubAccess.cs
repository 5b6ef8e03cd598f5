using GitBrag.GitHub.Sessions;
using GitBrag.GitHub.Stars;
using GitBrag.Keys;

namespace GitBrag.Credentials;

/// <summary>Opens sessions with GitHub for stored credentials.</summary>
/// <param name="sessions">Opens sessions for tokens.</param>
/// <param name="tokens">Decrypts callers' tokens.</param>
public sealed class GitHubAccess(GitHubSessions sessions, TokenProtector tokens)
{
    /// <summary>Whether the server has credentials of its own: a token, or an OAuth app's id and secret.</summary>
    public bool HasServerCredential => sessions.HasServerCredential;

    /// <summary>Opens a session for one report or one look-up. Asks nothing yet.</summary>
    /// <param name="credential">The credentials to use.</param>
    /// <param name="onWait">
    /// Told the instant when a wait of over a second for a limit begins or grows longer, and null when it ends. Called from anywhere, never concurrently with itself.
    /// </param>
    /// <returns>The session.</returns>
    public GitHubSession Open(CredentialReference credential, Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait = null) =>
        sessions.Open(Token(credential), onWait);

    internal StarHistory OpenStars(CredentialReference credential, long accountId) => sessions.OpenStars(Token(credential), accountId);

    private Func<string?>? Token(CredentialReference credential) => credential.ProtectedToken is null ? null : () => tokens.Unprotect(credential);
}
