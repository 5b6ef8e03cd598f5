using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Puts grains, their runtime and their storage into a program, or the way to the cluster that has them. This is the only place that chooses the runtime.</summary>
public static partial class GrainHosting
{
    /// <summary>
    /// Registers the grains and all they need. The hosted services that it registers take the data directory, open the storage, start the runtime and
    /// make the data-protection keys ready, in this order: whatever calls grains at start is registered after it. When a cluster hosts the grains,
    /// the way to it is registered instead.
    /// </summary>
    /// <param name="builder">The program. A <see cref="ReportClock"/> and a <see cref="TimeProvider"/> among its services are kept.</param>
    /// <param name="settings">Its settings.</param>
    /// <exception cref="StartRefusedException">The settings name a cluster, and this runtime has none.</exception>
    public static void AddGrains(this IHostApplicationBuilder builder, GitBragSettings settings)
    {
        AddParts(builder, settings);
        if (settings.Cluster is { } cluster)
        {
            builder.Services.AddSingleton(AddGateway(builder, settings, cluster));
            builder.Services.AddProtectionKeys(settings, makeFirst: false);
        }
        else
        {
            builder.Services.AddSingleton<OwnedDirectory>();
            builder.Services.AddHostedService(static provider => provider.GetRequiredService<OwnedDirectory>());
            builder.Services.AddSingleton(AddRuntime(builder, settings));
            builder.Services.AddProtectionKeys(settings, makeFirst: true);
        }

        builder.Services.AddHostedService<StartNotice>();
    }

    private static void AddParts(IHostApplicationBuilder builder, GitBragSettings settings)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddGrainServices(settings.Grains, settings.GitHub);
    }

    private static partial HostingFacts AddRuntime(IHostApplicationBuilder builder, GitBragSettings settings);

    private static partial HostingFacts AddGateway(IHostApplicationBuilder builder, GitBragSettings settings, ClusterSettings cluster);
}
