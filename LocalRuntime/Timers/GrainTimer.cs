using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A timer of an activation. It is the request that its ticks are, one at a time: the next is timed when the callback has ended.</summary>
internal sealed partial class GrainTimer<TState> : Request, IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<TState, CancellationToken, Task> _callback;
    private readonly TState _state;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _ticking;

    public GrainTimer(Activation activation, Func<TState, CancellationToken, Task> callback, TState state, bool interleave, bool keepAlive)
    {
        (_activation, _callback, _state, Interleaves, KeepsAlive) = (activation, callback, state, interleave, keepAlive);

        // A grain's async locals belong to the request that runs now, not to the ticks.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Directory.Time.CreateTimer(
                static timer => ((GrainTimer<TState>)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override bool Interleaves { get; }

    public override bool KeepsAlive { get; }

    public override Task Answered => Task.CompletedTask;

    public override bool OnlyReads => false;

    public override bool CanBeForwarded => false;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfOutOfRange(dueTime, nameof(dueTime));
        ThrowIfOutOfRange(period, nameof(period));
        lock (_gate)
        {
            (_next, _period) = (dueTime, period);
            if (!_ticking)
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public override async Task RunAsync(Activation activation)
    {
        try
        {
            if (_stopped.IsCancellationRequested)
                return;
            lock (_gate)
                _next = _period;
            await _callback(_state, _stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The callback did as it was told.
        }
        catch (Exception exception)
        {
            activation.OnRequestFailed(exception);
            Log.CallbackFailed(activation.Directory.Logger, activation.GrainId.ToString(), exception);
        }
    }

    /// <summary>Times the next tick.</summary>
    public override void Conclude()
    {
        lock (_gate)
        {
            _ticking = false;

            // A disposed timer ignores this.
            _timer.Change(_next, Timeout.InfiniteTimeSpan);
        }
    }

    public override void Fail(Exception exception)
    {
        // Nobody waits for a tick.
    }

    public override void TimeOut(TimeSpan after)
    {
        // A callback may take its time.
    }

    public void Dispose()
    {
        _timer.Dispose();
        _activation.Timers.Forget(this);
        _stopped.Cancel();
    }

    private static void ThrowIfOutOfRange(TimeSpan time, string name)
    {
        // The limits of every .NET timer.
        ArgumentOutOfRangeException.ThrowIfLessThan((long)time.TotalMilliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)time.TotalMilliseconds, uint.MaxValue - 1, name);
    }

    private void Tick()
    {
        lock (_gate)
            _ticking = true;
        _activation.TryAccept(this);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A timer of the grain {GrainId} failed; it goes on")]
        public static partial void CallbackFailed(ILogger logger, string grainId, Exception exception);
    }
}
