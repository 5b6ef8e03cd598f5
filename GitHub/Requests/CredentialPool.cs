using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub.Requests;

/// <summary>The credentials that a session's requests may go out with: a caller's one, or all of the server's.</summary>
/// <param name="credentials">The credentials; at least one.</param>
/// <param name="logger">Told when GitHub rejects one.</param>
/// <param name="prepare">Runs before the first request; null for nothing.</param>
internal sealed partial class CredentialPool(IReadOnlyList<PooledCredential> credentials, ILogger logger, Func<CancellationToken, Task>? prepare = null)
{
    /// <summary>How many credentials there are.</summary>
    public int Count => credentials.Count;

    /// <summary>Whether they are the server's own.</summary>
    public bool IsOfServer => credentials[0].Credential.IsOfServer;

    /// <summary>Whether there is one that GitHub has not refused.</summary>
    public bool HasAccepted => credentials.Any(static pooled => !pooled.IsRefused);

    /// <summary>Makes the pool ready for a request; quick but for the first time.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var pooled in credentials)
        {
            await pooled.LoadStandingAsync(cancellationToken).ConfigureAwait(false);
        }

        if (prepare is not null)
        {
            await prepare(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The credentials to try: one in doubt first, whose second answer decides, then the one with the most points left. When all have been refused, all are tried again: an operator may have cured it at GitHub.</summary>
    public IEnumerable<PooledCredential> ByWhatIsLeft() =>
        credentials.Count == 1 ? credentials : credentials.Where(pooled => !pooled.IsRefused || !HasAccepted)
            .OrderByDescending(static pooled => pooled is { IsDoubted: true, IsRefused: false }).ThenByDescending(static pooled => pooled.Left).ToList();

    /// <summary>The token that is likeliest to read the star histories of an account's repositories; null when none may, as far as is known.</summary>
    public PooledCredential? ReaderOfStars(long accountId) => credentials
        .Where(pooled => pooled is { IsRefused: false, Credential.IsToken: true } && (pooled.AccountId == accountId || !pooled.ReadsOwnStarsOnly))
        .MaxBy(pooled => pooled.AccountId == accountId);

    /// <summary>Notes what an answer says of the credential it was asked with. A refusal is believed when it is repeated.</summary>
    /// <param name="pooled">The credential.</param>
    /// <param name="kind">The answer.</param>
    /// <param name="wasDoubted">Whether it was in doubt already when the request was sent.</param>
    public void Learn(PooledCredential pooled, AnswerKind kind, bool wasDoubted)
    {
        if (kind == AnswerKind.BadCredentials && !wasDoubted)
        {
            pooled.IsDoubted = true;
        }
        else if (kind == AnswerKind.BadCredentials && !pooled.IsRefused)
        {
            pooled.IsRefused = true;
            if (pooled.Credential.IsOfServer)
            {
                LogRefused(pooled.Credential.Name, credentials.Count(static other => !other.IsRefused));
            }
        }
        else if (kind == AnswerKind.Data)
        {
            (pooled.IsRefused, pooled.IsDoubted) = (false, false);
        }
    }

    [LoggerMessage(LogLevel.Warning, "GitHub no longer accepts {Credential}; it is left out. Credentials left: {Left}.")]
    private partial void LogRefused(string credential, int left);
}
