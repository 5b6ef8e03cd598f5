using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace GitBrag.LocalRuntime;

/// <summary>One grain in memory: the grain object, its scheduler, and the requests that wait for it.</summary>
internal sealed partial class Activation : IGrainContext
{
    private readonly Lock _gate = new();
    private readonly RequestQueue _requests = new();
    private readonly GrainClass _class;
    private readonly TurnScheduler _turns;
    private readonly CancellationTokenSource _activating = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AsyncServiceScope? _scope;
    private Grain? _grain;
    private ActivationState _state;
    private DeactivationReason? _ending;
    private TimeSpan _lastUse;
    private TimeSpan _keptUntil;

    public Activation(GrainId grainId, GrainClass grainClass, ActivationDirectory directory)
    {
        (GrainId, _class, Directory) = (grainId, grainClass, directory);
        _turns = new TurnScheduler(this);
        Timers = new GrainTimers(this);
    }

    public GrainId GrainId { get; }

    public IServiceProvider ActivationServices => (_scope ??= Directory.CreateScope()).ServiceProvider;

    public ActivationDirectory Directory { get; }

    public GrainTimers Timers { get; }

    public Grain Grain => _grain!;

    /// <summary>Completes when the activation is over.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Ends the activation as soon as no request is running.</summary>
    public void Deactivate(DeactivationReason reason)
    {
        lock (_gate)
        {
            _ending ??= reason;
            if (_state == ActivationState.Active && !_requests.IsRunning)
                BeginDeactivating();
        }
    }

    /// <summary>Ends the activation because the process does.</summary>
    /// <param name="atOnce">Whether not to wait for running requests; their turns still do not overlap the grain's deactivation.</param>
    public void ShutDown(bool atOnce)
    {
        lock (_gate)
        {
            _ending ??= new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The process is shutting down.");
            if (_state == ActivationState.Active && (atOnce || !_requests.IsRunning))
                BeginDeactivating();
            else
                Interrupt();
        }
    }

    /// <summary>Cancels what runs without a caller: the grain's own activation, and its timers. The grain is not told why.</summary>
    public void Interrupt() => _turns.Queue(static activation => ((Activation)activation!).CancelOwnWork(), this);

    /// <summary>Deactivates the grain if nobody used it for its collection age.</summary>
    public void DeactivateIfIdle()
    {
        lock (_gate)
        {
            var now = Directory.Now;
            if (_state != ActivationState.Active || _ending is not null || !_requests.IsEmpty || now < _keptUntil || now - _lastUse < _class.CollectionAge)
                return;
            _ending = new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"Nobody called it for {_class.CollectionAge}.");
            BeginDeactivating();
        }
    }

    public void DelayDeactivation(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (_gate)
            _keptUntil = time == Timeout.InfiniteTimeSpan || time > TimeSpan.MaxValue - Directory.Now ? TimeSpan.MaxValue : Directory.Now + time;
    }

    /// <summary>A reference to this grain.</summary>
    public object Reference(Type grainInterface) =>
        ActivationServices.GetRequiredService<GrainFactory>().Reference(grainInterface, _class, GrainId);

    /// <summary>Learns what a request threw: a version conflict means that the grain's memory is not what is stored.</summary>
    public void OnRequestFailed(Exception exception)
    {
        if (exception is not InconsistentStateException { IsSourceActivation: true } conflict)
            return;
        conflict.IsSourceActivation = false;
        Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "Its stored state was changed by somebody else."));
    }
}
