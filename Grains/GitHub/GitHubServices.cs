using GitBrag.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub;

/// <summary>Registers the way to GitHub.</summary>
internal static class GitHubServices
{
    /// <summary>Adds <see cref="GitHubAccess"/>. The host brings <see cref="GitHubOptions"/>, a <see cref="ReportClock"/> and data protection.</summary>
    public static IServiceCollection AddGitHub(this IServiceCollection services)
    {
        services.AddSingleton(static provider => new GitHubClient(
            GitHubClient.CreateHttpClient(),
            provider.GetRequiredService<GitHubOptions>(),
            provider.GetRequiredService<ReportClock>(),
            provider.GetRequiredService<ILogger<GitHubClient>>()));
        services.AddSingleton<TokenProtector>();
        services.AddSingleton<GitHubAccess>();
        return services;
    }
}
