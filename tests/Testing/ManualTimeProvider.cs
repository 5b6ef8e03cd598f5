using Microsoft.Extensions.Time.Testing;

namespace GitBrag.Testing;

/// <summary>
/// A clock that only a test moves, and that tells which timers are armed. Timers fire within <see cref="Advance"/>, on its thread and in the order they are due,
/// each seeing the instant it was due at.
/// </summary>
public sealed class ManualTimeProvider : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TrackedTimer> _armed = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public ManualTimeProvider(DateTimeOffset start)
        : base(start)
    {
    }

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

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TrackedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock from one due timer to the next. What a timer arms fires too, when it is due before the end.</summary>
    public new void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var end = GetUtcNow() + time;
        while (NextDue() is { } due && due <= end)
        {
            // A timer that was due already fires at the next move, however small.
            base.Advance(due > GetUtcNow() ? due - GetUtcNow() : TimeSpan.Zero);
        }

        base.Advance(end - GetUtcNow());
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

    private DateTimeOffset? NextDue()
    {
        lock (_gate)
            return _armed.Min(static timer => (DateTimeOffset?)timer.Due);
    }

    private void Track(TrackedTimer timer, bool armed)
    {
        lock (_gate)
        {
            _armed.Remove(timer);
            if (!armed)
                return;
            _armed.Add(timer);
            foreach (var (_, reached) in _waiters.Where(waiter => waiter.Count <= _armed.Count))
                reached.TrySetResult();
            _waiters.RemoveAll(waiter => waiter.Count <= _armed.Count);
        }
    }

    private sealed class TrackedTimer : ITimer
    {
        private readonly ManualTimeProvider _time;
        private readonly ITimer _timer;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private TimeSpan _period;

        public TrackedTimer(ManualTimeProvider time, TimerCallback callback, object? state)
        {
            (_time, _callback, _state) = (time, callback, state);
            _timer = time.CreateFakeTimer(Fire);
        }

        public DateTimeOffset Due { get; private set; }

        /// <summary>What it was last set to.</summary>
        public TimeSpan Time { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (Time, Due, _period) = (dueTime, _time.GetUtcNow() + (dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero), period);
            _time.Track(this, dueTime > TimeSpan.Zero || (dueTime == TimeSpan.Zero && period > TimeSpan.Zero));
            if (dueTime != TimeSpan.Zero)
                return _timer.Change(dueTime, period);

            // Due now: fires by itself, as the system's timers do.
            Due += period > TimeSpan.Zero ? period : TimeSpan.Zero;
            ThreadPool.UnsafeQueueUserWorkItem(static timer => timer._callback(timer._state), this, preferLocal: false);
            return _timer.Change(period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan, period);
        }

        public void Dispose()
        {
            _time.Track(this, armed: false);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(object? unused)
        {
            Due += _period > TimeSpan.Zero ? _period : TimeSpan.Zero;
            _time.Track(this, _period > TimeSpan.Zero);
            _callback(_state);
        }
    }

    private ITimer CreateFakeTimer(TimerCallback callback) => base.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
