using GitBrag.GitHub;
using GitBrag.PullRequests;
using GitBrag.Reports;
using GitBrag.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;
using Orleans.Storage;

namespace GitBrag;

/// <summary>Registers what the grains need.</summary>
public static class GrainServices
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

        // Without this the program's own exceptions do not travel between grains: the caller sees a missing serializer instead of what went wrong.
        services.Configure<ExceptionSerializationOptions>(static exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(GitBrag)));
        return services;
    }
}
