using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Storage;

namespace GitBrag.LocalRuntime;

/// <content>How an activation begins and ends. All of it runs on the activation's scheduler.</content>
internal sealed partial class Activation
{
    private async Task ActivateAsync()
    {
        try
        {
            _grain = await _class.CreateAsync(this, _activating.Token);
            await _grain.OnActivateAsync(_activating.Token);
        }
        catch (Exception exception)
        {
            Log.ActivationFailed(Directory.Logger, GrainId.ToString(), exception);
            Timers.StopAll();
            await DisposeGrainAsync();
            if (exception is InconsistentStateException conflict)
            {
                // It is this activation's own, which has ended; the callers are to learn of it and no more.
                conflict.IsSourceActivation = false;
            }

            foreach (var request in End())
                request.Fail(exception);
            return;
        }

        lock (_gate)
        {
            _state = ActivationState.Active;
            _lastUse = Directory.Now;
            if (_ending is null)
                RunWaiting();
            else
                BeginDeactivating();
        }
    }

    private void CancelOwnWork()
    {
        _activating.Cancel();
        Timers.StopAll();
    }

    private void BeginDeactivating()
    {
        _state = ActivationState.Deactivating;
        _turns.Queue(static activation => _ = ((Activation)activation!).DeactivateAsync(), this);
    }

    private async Task DeactivateAsync()
    {
        Timers.StopAll();
        using (var timeout = new CancellationTokenSource(Directory.Options.DeactivationTimeout, Directory.Time))
        {
            try
            {
                await Grain.OnDeactivateAsync(_ending!.Value, timeout.Token).WaitAsync(timeout.Token);
            }
            catch (Exception exception)
            {
                Log.DeactivationFailed(Directory.Logger, GrainId.ToString(), exception);
            }
        }

        await DisposeGrainAsync();
        foreach (var request in End().Where(request => request.CanBeForwarded))
            Directory.Send(GrainId, _class, request);
    }

    /// <summary>Makes room for the next activation of the grain, first in the directory, so that a request that is turned away here finds the room.</summary>
    /// <returns>The requests that did not start.</returns>
    private List<Request> End()
    {
        Directory.Remove(this);
        lock (_gate)
        {
            _state = ActivationState.Gone;
            _gone.TrySetResult();
            return _requests.TakeWaiting(_ => true);
        }
    }

    private async Task DisposeGrainAsync()
    {
        try
        {
            if (_grain is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (_grain as IDisposable)?.Dispose();
            if (_scope is { } scope)
                await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Log.DisposalFailed(Directory.Logger, GrainId.ToString(), exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The grain {GrainId} could not be activated")]
        public static partial void ActivationFailed(ILogger logger, string grainId, Exception exception);

        [LoggerMessage(LogLevel.Error, "The grain {GrainId} did not deactivate cleanly; its activation is dropped")]
        public static partial void DeactivationFailed(ILogger logger, string grainId, Exception exception);

        [LoggerMessage(LogLevel.Error, "The grain {GrainId} could not be disposed of")]
        public static partial void DisposalFailed(ILogger logger, string grainId, Exception exception);
    }
}
