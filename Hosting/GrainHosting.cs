using GitBrag.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Puts the grains into a program, or the connection to the cluster that hosts them.</summary>
public static class GrainHosting
{
    /// <summary>The first part of every key in Redis.</summary>
    internal const string ServiceId = "gitbrag";

    /// <summary>
    /// Registers the grains and everything they need. Its hosted services lock the data directory, open storage, start the silo and load the data-protection keys,
    /// in this order. Register anything that calls grains at start after it. When the settings name a cluster, it registers a client of that cluster instead.
    /// </summary>
    /// <param name="builder">The program. A <see cref="ReportClock"/> and a <see cref="TimeProvider"/> among its services are kept.</param>
    /// <param name="settings">Its settings.</param>
    public static void AddGrains(this IHostApplicationBuilder builder, GitBragSettings settings)
    {
        AddParts(builder, settings);
        if (settings.Cluster is { } cluster)
        {
            builder.AddGateway(settings, cluster);
        }
        else
        {
            builder.AddSingleMachine(settings);
        }

        builder.Services.AddProtectionKeys(settings, makeFirst: settings.Cluster is null);
        AddLastParts(builder);
    }

    /// <summary>Registers a silo of a cluster with its grains and all they need, in place of <see cref="AddGrains"/>.</summary>
    /// <param name="builder">The program, as for <see cref="AddGrains"/>.</param>
    /// <param name="settings">Its settings, which name a cluster and Redis.</param>
    /// <param name="place">Where the other members reach it.</param>
    /// <param name="configure">Adds to the silo.</param>
    public static void AddSilo(this IHostApplicationBuilder builder, GitBragSettings settings, SiloSettings place, Action<ISiloBuilder> configure)
    {
        AddParts(builder, settings);
        builder.AddClusterSilo(settings, place, configure);
        builder.Services.AddProtectionKeys(settings, makeFirst: true);
        AddLastParts(builder);
    }

    private static void AddParts(IHostApplicationBuilder builder, GitBragSettings settings)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddGrainServices(settings.Grains, settings.GitHub);

        // The watchdog's first check reports the time since the machine started as a stall, at every start.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // Logged at every attempt to reach the cluster. ClusterConnectionObserver logs it once.
        builder.Logging.AddFilter("Orleans.Messaging.GatewayManager", LogLevel.Error);

        // Logs every retry, at every start and whenever a silo is unreachable.
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
    }

    private static void AddLastParts(IHostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<LifetimeHealthCheck>("lifetime");
        builder.Services.AddHostedService<StartupAnnouncement>();
    }
}
