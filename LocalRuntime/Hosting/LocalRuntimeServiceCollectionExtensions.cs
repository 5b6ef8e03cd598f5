using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;

namespace GitBrag.LocalRuntime;

/// <summary>Registers the grain runtime of this process.</summary>
public static class LocalRuntimeServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IGrainFactory"/> and a hosted service that starts the reminders at start and deactivates every grain at shutdown.
    /// Hosted services start in the order of their registration and stop in the reverse order: what storage and reminder tables need to have started
    /// is registered before this call, and what calls grains after it.
    /// <see cref="Orleans.Storage.IGrainStorage"/> providers are keyed services (<c>Default</c> for state that names none), <see cref="IReminderTable"/> is
    /// a singleton, needed only when a grain has reminders. <see cref="TimeProvider"/> is taken from the services, or is the system's.
    /// The host does not start when a grain class or interface cannot be hosted, and says which and why.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Names the grain assemblies and sets what differs from the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddLocalRuntime(this IServiceCollection services, Action<LocalRuntimeOptions> configure)
    {
        services.AddOptions<LocalRuntimeOptions>().Configure(configure)
            .Validate(IsValid, "Every interval and timeout of the grain runtime must be above zero.");
        services.AddLogging();
        services.TryAddSingleton<GrainCatalog>();
        services.TryAddSingleton<ActivationDirectory>();
        services.TryAddSingleton<GrainFactory>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<ReminderService>();
        return services.AddHostedService<LocalRuntimeHost>();
    }

    private static bool IsValid(LocalRuntimeOptions options)
    {
        TimeSpan[] times =
            [options.CollectionAge, options.CollectionInterval, options.DeactivationTimeout, options.ResponseTimeout, options.ReminderRefreshInterval];
        return times.All(time => time > TimeSpan.Zero);
    }
}
