namespace GitBrag;

/// <summary>The clock that reports, caches and leases go by.</summary>
/// <remarks>
/// It is apart from the host's own <see cref="TimeProvider"/> on purpose: a test moves this one by hours,
/// while a silo's membership and timers go on by real time.
/// </remarks>
/// <param name="time">Where the time comes from.</param>
public sealed class ReportClock(TimeProvider time)
{
    /// <summary>The time provider, for delays and timers.</summary>
    public TimeProvider Time => time;

    /// <summary>The present instant, UTC.</summary>
    public DateTimeOffset UtcNow => time.GetUtcNow();
}
