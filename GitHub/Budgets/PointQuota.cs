namespace GitBrag.GitHub.Budgets;

/// <summary>The points left of an hour's quota, as the last answers told.</summary>
internal sealed class PointQuota
{
    // GitHub names the same reset a second more or less from answer to answer.
    private static readonly TimeSpan SameReset = TimeSpan.FromSeconds(2);

    private int? _remaining;
    private DateTimeOffset? _resetAt;

    /// <summary>Takes in what an answer said. Answers overtake each other, so within one period the lowest figure stands, and one of a period that is over tells nothing.</summary>
    /// <param name="remaining">The points left.</param>
    /// <param name="resetAt">When they are full again. An instant that is to come counts even when it is earlier than the one named before: the period has changed.</param>
    /// <param name="now">The present instant.</param>
    public void Learn(int? remaining, DateTimeOffset? resetAt, DateTimeOffset now)
    {
        if (remaining is not { } left || resetAt is not { } reset || (reset + SameReset < _resetAt && reset <= now))
        {
            return;
        }

        var isSamePeriod = _resetAt is { } known && (reset - known).Duration() <= SameReset;
        (_remaining, _resetAt) = isSamePeriod ? (Math.Min(left, _remaining ?? left), reset > _resetAt ? reset : _resetAt) : (left, reset);
    }

    /// <summary>The points left by the last answer; null when none told, or the quota is full again since.</summary>
    public int? Left(DateTimeOffset now) => now < _resetAt ? _remaining : null;

    /// <summary>Whether the points left are spoken for, and when they are full again.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="inFlight">The requests on their way, which may not be counted in the figure yet.</param>
    /// <returns>The instant of the reset when another request may find no point left; else null.</returns>
    public DateTimeOffset? ShortUntil(DateTimeOffset now, int inFlight) => now < _resetAt && _remaining - inFlight < 1 ? _resetAt : null;
}
