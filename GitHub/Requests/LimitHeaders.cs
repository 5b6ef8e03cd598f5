using System.Globalization;
using System.Net.Http.Headers;

namespace GitBrag.GitHub.Requests;

/// <summary>What the headers of an answer say of limits. Instants are by this machine's clock.</summary>
/// <param name="Remaining">The points left; null when not told.</param>
/// <param name="ResetAt">When the points are full again; null when not told.</param>
/// <param name="RetryAt">When GitHub wants to hear of us again; null when not told.</param>
internal readonly record struct LimitHeaders(int? Remaining, DateTimeOffset? ResetAt, DateTimeOffset? RetryAt)
{
    // A clock that is off by this little is not worth a correction, since the Date header has whole seconds; one that is off by more than the
    // second figure is not the clock of a machine that could have set up a TLS connection, but a test's.
    private static readonly TimeSpan NegligibleSkew = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BelievableSkew = TimeSpan.FromHours(1);

    /// <summary>A limit that claims to be over already is asked again this much later, not at once.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    /// <summary>Whether they say to wait.</summary>
    public bool TellLimit => RetryAt is not null || Remaining == 0;

    /// <summary>Until when to wait when the answer is a refusal for a limit; null when no instant is told.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="outOfPoints">Whether the answer says that it is the points that have run out, whatever is left by the headers.</param>
    public DateTimeOffset? WaitUntil(DateTimeOffset now, bool outOfPoints)
    {
        var until = RetryAt ?? (Remaining == 0 || outOfPoints ? ResetAt : null);
        return until < now + ShortestWait ? now + ShortestWait : until;
    }

    /// <summary>Reads them.</summary>
    public static LimitHeaders Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var resetAt = Number(headers, "x-ratelimit-reset") is { } seconds and > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) + Ahead(headers.Date, now)
            : (DateTimeOffset?)null;
        var remaining = Number(headers, "x-ratelimit-remaining") is { } left ? (int)Math.Clamp(left, 0, int.MaxValue) : (int?)null;
        return new LimitHeaders(remaining, resetAt, RetryAtOf(headers, now));
    }

    private static DateTimeOffset? RetryAtOf(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } delta } => now + delta,
        { Date: { } date } => date + Ahead(headers.Date, now),
        _ => null,
    };

    // How far our clock is ahead of GitHub's, when it matters.
    private static TimeSpan Ahead(DateTimeOffset? theirs, DateTimeOffset ours)
    {
        var ahead = ours - (theirs ?? ours);
        return ahead.Duration() > NegligibleSkew && ahead.Duration() < BelievableSkew ? ahead : TimeSpan.Zero;
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
