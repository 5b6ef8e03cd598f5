namespace GitBrag.Testing;

/// <summary>The real time, and as much more as a test says: what is due in a day can be looked at now, and timers still run.</summary>
public sealed class ShiftableTime : TimeProvider
{
    private long _shift;

    private TimeSpan Shift => new(Interlocked.Read(ref _shift));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _shift, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Shift.TotalSeconds * TimestampFrequency);
}
