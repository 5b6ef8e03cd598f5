using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>The timers of one activation.</summary>
internal sealed class GrainTimers(Activation activation)
{
    private readonly HashSet<IGrainTimer> _timers = [];
    private bool _stopped;

    public IGrainTimer Start<TState>(Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer<TState>(activation, callback, state, options.Interleave, options.KeepAlive);
        timer.Change(options.DueTime, options.Period);
        lock (_timers)
        {
            if (!_stopped && _timers.Add(timer))
                return timer;
        }

        // The activation is ending; the timer is handed out stopped.
        timer.Dispose();
        return timer;
    }

    public void Forget(IGrainTimer timer)
    {
        lock (_timers)
            _timers.Remove(timer);
    }

    /// <summary>Stops all timers and cancels the callbacks that are running. Runs on the activation's scheduler, as the callbacks' tokens do.</summary>
    public void StopAll()
    {
        IGrainTimer[] timers;
        lock (_timers)
        {
            _stopped = true;
            timers = [.. _timers];
        }

        foreach (var timer in timers)
            timer.Dispose();
    }
}
