using GitBrag.GitHub;
using GitBrag.PullRequests;
using GitBrag.Reports;
using GitBrag.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;

namespace GitBrag;

/// <summary>Registers what the grains need, on whichever runtime hosts them.</summary>
public static partial class GrainServices
{
    /// <summary>Adds the services that the grains are built from.</summary>
    /// <param name="services">The host's services; a <see cref="ReportClock"/> or an <see cref="IGrainStorageSerializer"/> among them is kept.</param>
    /// <param name="options">The settings.</param>
    /// <param name="gitHub">Where GitHub is, and with which credentials.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddGrainServices(this IServiceCollection services, GitBragOptions options, GitHubOptions gitHub)
    {
        services.TryAddSingleton(new ReportClock(TimeProvider.System));
        services.AddSingleton(options);
        services.AddSingleton(gitHub);
        services.AddSingleton<FileListMemory>();
        services.AddSingleton<ReportGenerator>();
        services.AddGitHub();
        services.TryAddSingleton<IGrainStorageSerializer>(new StateSerializer(GrainStateJson.Default));
        AddRuntimeServices(services);
        return services;
    }

    static partial void AddRuntimeServices(IServiceCollection services);
}
