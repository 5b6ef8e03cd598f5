using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>All activations of the process, one a grain, and the way calls find them.</summary>
internal sealed partial class ActivationDirectory(
    IServiceScopeFactory scopes, IOptions<LocalRuntimeOptions> options, ILogger<ActivationDirectory> logger, TimeProvider? time = null) : IDisposable
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private readonly long _origin = (time ?? TimeProvider.System).GetTimestamp();
    private volatile Admission _admission;

    /// <summary>Whose calls are taken.</summary>
    private enum Admission
    {
        Everybody,
        GrainsOnly,
        Nobody,
    }

    /// <summary>How many grains are in memory.</summary>
    public int Count => _activations.Count;

    public LocalRuntimeOptions Options => options.Value;

    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    public ILogger Logger => logger;

    /// <summary>The runtime's clock: time since the process began to use it, unmoved by changes of the wall clock.</summary>
    public TimeSpan Now => Time.GetElapsedTime(_origin);

    public AsyncServiceScope CreateScope() => scopes.CreateAsyncScope();

    public void Remove(Activation activation) => _activations.TryRemove(new KeyValuePair<GrainId, Activation>(activation.GrainId, activation));

    /// <summary>Sends a request to a grain, which is activated when it is not.</summary>
    public void Send(GrainId grainId, GrainClass grainClass, Request request)
    {
        if (_admission != Admission.Everybody && (_admission == Admission.Nobody || TurnScheduler.CurrentActivation is null))
        {
            request.Fail(new SiloUnavailableException($"The call to {grainId} was refused: the grain runtime is shutting down."));
            return;
        }

        if (request.SentAt == default)
            request.SentAt = Now;
        while (!Find(grainId, grainClass).TryAccept(request))
        {
            // That activation just ended, and made room before it said so.
        }
    }

    /// <summary>Ends the wait of every caller who waited longer than the response timeout.</summary>
    public void TimeOutRequests()
    {
        var limit = Now - Options.ResponseTimeout;
        foreach (var (_, activation) in _activations)
            activation.TimeOutRequestsSentBefore(limit);
    }

    public void DeactivateIdle()
    {
        foreach (var (_, activation) in _activations)
            activation.DeactivateIfIdle();
    }

    /// <summary>
    /// Ends everything. Calls from outside are refused from now on. The requests that are running or waiting may finish, and call other grains to do so,
    /// within the deactivation timeout. Then all calls are refused, those of grains that are being deactivated too, and every grain is deactivated, again
    /// within the timeout. What still runs a request by then is deactivated beside it, within the timeout once more.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _admission = Admission.GrainsOnly;
        var quiet = await WithinTimeoutAsync(AnswerRequestsAsync(), cancellationToken);
        _admission = Admission.Nobody;
        if (!quiet || !await WithinTimeoutAsync(DeactivateAllAsync(atOnce: false), cancellationToken))
            await WithinTimeoutAsync(DeactivateAllAsync(atOnce: true), cancellationToken);
        foreach (var (_, activation) in _activations)
        {
            Log.NotDeactivated(logger, activation.GrainId.ToString());
            var exception = new SiloUnavailableException($"The grain runtime shut down before {activation.GrainId} answered.");
            activation.Requests().ForEach(request => request.Fail(exception));
        }
    }

    /// <summary>Ends what a host leaves behind that was never stopped, as far as that is possible: its calls are refused, and its timers stop.</summary>
    public void Dispose()
    {
        _admission = Admission.Nobody;
        foreach (var (_, activation) in _activations)
            activation.Interrupt();
    }

    private Activation Find(GrainId grainId, GrainClass grainClass) => _activations.GetOrAdd(
        grainId, static (id, with) => new Activation(id, with.grainClass, with.directory), (grainClass, directory: this));

    private async Task AnswerRequestsAsync()
    {
        foreach (var request in _activations.SelectMany(each => each.Value.Requests()).ToList())
            await request.Answered.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A call that was let through just before calls were refused may add an activation behind this one's back.
    private async Task DeactivateAllAsync(bool atOnce)
    {
        while (!_activations.IsEmpty)
        {
            var activations = _activations.Values.ToList();
            activations.ForEach(activation => activation.ShutDown(atOnce));
            await Task.WhenAll(activations.Select(activation => activation.Gone));
        }
    }

    /// <returns>Whether it was in time.</returns>
    private async Task<bool> WithinTimeoutAsync(Task task, CancellationToken cancellationToken)
    {
        await task.WaitAsync(Options.DeactivationTimeout, Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The grain {GrainId} was not deactivated before the process ended")]
        public static partial void NotDeactivated(ILogger logger, string grainId);
    }
}
