namespace Orleans.Runtime;

/// <summary>Which tick of a reminder this is.</summary>
/// <param name="firstTickTime">When the reminder was to tick for the first time, UTC.</param>
/// <param name="period">From one tick to the next.</param>
/// <param name="timeStamp">When this tick was sent off, UTC.</param>
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    /// <summary>When the reminder was to tick for the first time, UTC.</summary>
    public DateTime FirstTickTime { get; } = firstTickTime;

    /// <summary>From one tick to the next.</summary>
    public TimeSpan Period { get; } = period;

    /// <summary>When this tick was sent off, UTC.</summary>
    public DateTime CurrentTickTime { get; } = timeStamp;

    /// <inheritdoc/>
    public override string ToString() => $"first at {FirstTickTime:O}, every {Period}, this one at {CurrentTickTime:O}";
}
