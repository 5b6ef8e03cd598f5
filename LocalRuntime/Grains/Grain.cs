using GitBrag.LocalRuntime;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// What every grain class derives from. The runtime creates the object, one for each key, and runs one of its turns at a time.
/// An object created by anybody else has no activation, and every member that needs one throws <see cref="InvalidOperationException"/>.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation? _activation = TurnScheduler.CurrentActivation;

    /// <summary>Joins the activation that is being set up.</summary>
    protected Grain()
    {
    }

    /// <summary>The activation.</summary>
    public IGrainContext GrainContext => Activation;

    /// <summary>Gets references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => Activation.ActivationServices;

    private Activation Activation =>
        _activation ?? throw new InvalidOperationException($"This {GetType().Name} was not created by the grain runtime, so it has no activation.");

    /// <summary>Called before the first request, with all state read. What it throws fails the waiting calls, and the next call tries anew.</summary>
    /// <param name="cancellationToken">Cancelled when the activation is given up.</param>
    /// <returns>The activation.</returns>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called after the last request. It is not called when the process dies.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancelled when the time for it is over; the runtime then waits no longer.</param>
    /// <returns>The deactivation.</returns>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation as soon as no request is running. Later calls go to a new one.</summary>
    protected void DeactivateOnIdle() =>
        Activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The grain asked for it."));

    /// <summary>Keeps this activation from being collected for being idle.</summary>
    /// <param name="timeSpan">For how long from now; zero takes an earlier delay back; <see cref="Timeout.InfiniteTimeSpan"/> is for good.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}
