using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.GitHub.Requests;
using GitBrag.GitHub.Sessions;
using GitBrag.Profiles;
using GitBrag.PullRequests;
using GitBrag.Reports;
using GitBrag.Reports.Generation;
using GitBrag.Repositories;
using GitBrag.Sessions;
using GitBrag.State;
using GitBrag.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace GitBrag.Setup;

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
        services.AddSingleton<FileListMemoryLimit>();
        services.AddSingleton<ReportGenerator>();
        services.AddSingleton<TokenProtector>();
        services.AddSingleton(static provider => new GitHubClient(
            GitHubClient.CreateHttpClient(),
            provider.GetRequiredService<GitHubOptions>(),
            provider.GetRequiredService<ReportClock>().Time,
            provider.GetRequiredService<ILogger<GitHubClient>>()));
        services.AddSingleton(static provider => new GitHubSessions(
            provider.GetRequiredService<GitHubClient>(),
            provider.GetRequiredService<GitHubOptions>(),
            key => new GrainBudget(provider.GetRequiredService<IGrainFactory>().GetGrain<ICredentialGrain>(key)),
            provider.GetRequiredService<ReportClock>().Time,
            provider.GetRequiredService<ILogger<GitHubSessions>>()));
        services.AddSingleton<GitHubAccess>();
        services.TryAddSingleton<IGrainStorageSerializer>(CreateStateSerializer());

        // A silo makes room for that many addresses of grains at its start. Orleans' default, a million, takes 9 MB.
        services.Configure<GrainDirectoryOptions>(static directory => directory.CacheSize = 50_000);

        // Without this the program's own exceptions do not travel between grains: the caller sees a missing serializer instead of what went wrong.
        services.Configure<ExceptionSerializationOptions>(static exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(GitBrag)));
        return services;
    }

    /// <summary>Makes the serializer of everything that grains store.</summary>
    /// <returns>A serializer that knows every state record.</returns>
    public static StateSerializer CreateStateSerializer() => new(
        UserStateJson.Default,
        DraftStateJson.Default,
        ReportStateJson.Default,
        ProfileStateJson.Default,
        RepositoryStateJson.Default,
        CredentialStateJson.Default,
        SessionStateJson.Default,
        AccountSessionsStateJson.Default);
}
