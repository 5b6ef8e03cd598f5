using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub.Requests;

/// <summary>The credentials that a session's requests may go out with: a caller's one, or all of the server's.</summary>
/// <param name="lanes">The credentials; at least one.</param>
/// <param name="logger">Told when GitHub accepts one no longer.</param>
/// <param name="prepare">What is to be done before the first request; null for nothing.</param>
internal sealed partial class CredentialPool(IReadOnlyList<CredentialLane> lanes, ILogger logger, Func<CancellationToken, Task>? prepare = null)
{
    /// <summary>How many credentials there are.</summary>
    public int Count => lanes.Count;

    /// <summary>Whether they are the server's own.</summary>
    public bool IsOfServer => lanes[0].Credential.IsOfServer;

    /// <summary>Whether there is one that GitHub has not refused.</summary>
    public bool HasAccepted => lanes.Any(static lane => !lane.IsRefused);

    /// <summary>Makes the pool ready for a request; quick but for the first time.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in lanes)
        {
            await lane.RecallAsync(cancellationToken).ConfigureAwait(false);
        }

        if (prepare is not null)
        {
            await prepare(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The credentials to try, the one with the most points left first. When all have been refused, all are tried again: an operator may have cured it at GitHub.</summary>
    public IEnumerable<CredentialLane> ByWhatIsLeft() =>
        lanes.Count == 1 ? lanes : lanes.Where(lane => !lane.IsRefused || !HasAccepted).OrderByDescending(static lane => lane.Left).ToList();

    /// <summary>The token that is likeliest to read the star histories of an account's repositories; null when none may, as far as is known.</summary>
    public CredentialLane? ReaderOfStars(long accountId) => lanes
        .Where(lane => lane is { IsRefused: false, Credential.IsToken: true } && (lane.AccountId == accountId || !lane.ReadsOwnStarsOnly))
        .MaxBy(lane => lane.AccountId == accountId);

    /// <summary>Notes what an answer says of the credential it was asked with.</summary>
    public void Learn(CredentialLane lane, AnswerKind kind)
    {
        if (kind == AnswerKind.BadCredentials && !lane.IsRefused)
        {
            lane.IsRefused = true;
            if (lane.Credential.IsOfServer)
            {
                LogRefused(lane.Credential.Name, lanes.Count(static other => !other.IsRefused));
            }
        }
        else if (kind == AnswerKind.Data)
        {
            lane.IsRefused = false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "GitHub does not accept {Credential} any more; it is left out. Credentials that are left: {Left}.")]
    private partial void LogRefused(string credential, int left);
}
