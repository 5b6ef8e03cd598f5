namespace GitBrag.Credentials;

/// <summary>The points left of an hour's quota, as the last answers told.</summary>
internal sealed class PointQuota
{
    // GitHub names the same reset a second more or less from answer to answer.
    private static readonly TimeSpan SameReset = TimeSpan.FromSeconds(2);

    private int? _remaining;
    private DateTimeOffset? _resetAt;

    /// <summary>Takes in what an answer said. Answers overtake each other, so within one period the lowest figure stands.</summary>
    public void Learn(int? remaining, DateTimeOffset? resetAt)
    {
        if (remaining is not { } left || resetAt is not { } reset || reset + SameReset < _resetAt)
        {
            return;
        }

        _remaining = _resetAt is { } known && reset <= known + SameReset ? Math.Min(left, _remaining ?? left) : left;
        _resetAt = _resetAt > reset ? _resetAt : reset;
    }

    /// <summary>The points left by the last answer; null when none told, or the quota is full again since.</summary>
    public int? Left(DateTimeOffset now) => now < _resetAt ? _remaining : null;

    /// <summary>Whether the points left are spoken for, and when they are full again.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="inFlight">The requests on their way, which may not be counted in the figure yet.</param>
    /// <returns>The instant of the reset when another request may find no point left; else null.</returns>
    public DateTimeOffset? ShortUntil(DateTimeOffset now, int inFlight) => now < _resetAt && _remaining - inFlight < 1 ? _resetAt : null;
}
