using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Puts grains, their runtime and their storage into a program. This is the only place that chooses the runtime.</summary>
public static partial class GrainHosting
{
    /// <summary>
    /// Registers the grains and all they need. The hosted services that it registers take the data directory, open the storage, start the runtime and
    /// make the data-protection keys ready, in this order: whatever calls grains at start is registered after it.
    /// </summary>
    /// <param name="builder">The program. A <see cref="ReportClock"/> and a <see cref="TimeProvider"/> among its services are kept.</param>
    /// <param name="settings">Its settings.</param>
    public static void AddGrains(this IHostApplicationBuilder builder, GitBragSettings settings)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<OwnedDirectory>();
        services.AddHostedService(provider => provider.GetRequiredService<OwnedDirectory>());
        services.AddGrainServices(settings.Grains, settings.GitHub);
        services.AddSingleton(AddRuntime(builder, settings));
        services.AddProtectionKeys(settings);
        services.AddHostedService<StartNotice>();
    }

    private static partial HostingFacts AddRuntime(IHostApplicationBuilder builder, GitBragSettings settings);
}
