namespace GitBrag.Testing;

/// <summary>
/// A clock that only a test moves. Timers fire within <see cref="Advance"/>, on its thread and in the order they are due, each seeing the instant
/// it was due at.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<ManualTimer> _armed = new(Comparer<ManualTimer>.Create((one, other) =>
        (one.Due, one.Order).CompareTo((other.Due, other.Order))));

    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private TimeSpan _elapsed;
    private long _order;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are waiting to fire.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
                return _armed.Count;
        }
    }

    /// <summary>How many timers are waiting to fire that were set to just this time.</summary>
    public int ArmedFor(TimeSpan time)
    {
        lock (_gate)
            return _armed.Count(timer => timer.Time == time);
    }

    private TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _elapsed;
        }
    }

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and fires what falls due on the way. What that arms in turn fires too, when it is due before the end.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var end = Elapsed + time;
        while (TakeDue(end) is { } timer)
            timer.Fire();
    }

    /// <summary>Waits until at least so many timers are armed.</summary>
    public Task WhenArmedAsync(int count)
    {
        lock (_gate)
        {
            if (_armed.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task.WaitAsync(Deadline.Patience);
        }
    }

    private ManualTimer? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            if (_armed.Min is not { } timer || timer.Due > end)
            {
                _elapsed = end;
                return null;
            }

            _armed.Remove(timer);
            _elapsed = timer.Due;
            if (timer.Period > TimeSpan.Zero)
                Arm(timer, timer.Due + timer.Period);
            return timer;
        }
    }

    private void Arm(ManualTimer timer, TimeSpan due)
    {
        (timer.Due, timer.Order) = (due, ++_order);
        _armed.Add(timer);
        foreach (var (_, reached) in _waiters.Where(waiter => waiter.Count <= _armed.Count))
            reached.TrySetResult();
        _waiters.RemoveAll(waiter => waiter.Count <= _armed.Count);
    }

    private sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private bool _disposed;

        public TimeSpan Due { get; set; }

        public long Order { get; set; }

        /// <summary>What it was last set to.</summary>
        public TimeSpan Time { get; private set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                if (_disposed)
                    return false;
                time._armed.Remove(this);
                (Time, Period) = (dueTime, period);
                if (dueTime > TimeSpan.Zero)
                    time.Arm(this, time._elapsed + dueTime);
                else if (dueTime == TimeSpan.Zero && period > TimeSpan.Zero)
                    time.Arm(this, time._elapsed + period);
            }

            // Due now: fires by itself, as the system's timers do.
            if (dueTime == TimeSpan.Zero)
                ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
            return true;
        }

        public void Fire()
        {
            if (_context is null)
                callback(state);
            else
                ExecutionContext.Run(_context, callback.Invoke, state);
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                _disposed = true;
                time._armed.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
