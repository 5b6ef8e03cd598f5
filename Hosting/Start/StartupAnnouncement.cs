using GitBrag.GitHub;
using GitBrag.Storage.Redis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Says where the program answers and what it runs on, once it does, and takes the address back when it is about to stop.</summary>
internal sealed partial class StartupAnnouncement(
    GitBragSettings settings,
    HostingDescription facts,
    GitHubAccess gitHub,
    ILogger<StartupAnnouncement> logger,
    DataDirectoryLock? directory = null,
    RedisOwnerLease? lease = null,
    IServer? server = null) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server?.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Reachable).ToList() ?? [];
        if (addresses is [var address, ..])
        {
            directory?.SetAddress(address);
            await (lease?.SetAddressAsync(address) ?? Task.CompletedTask);
        }

        LogStarted(string.Join(" and ", addresses), facts.Runtime, facts.Storage, directory is null ? "none" : settings.DataDirectory);
        if (!gitHub.HasServerCredential)
        {
            LogNoCredential();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        // From here to the end of the process is a while; whoever looks for the owner meanwhile waits instead of asking in vain.
        directory?.SetAddress(null);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // An address that stands for every interface is none that a client on this machine could use everywhere.
    private static string Reachable(string address) => address.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Information, "GitBrag answers at {Addresses}. Grains: {Runtime}. Storage: {Storage}. Data directory: {Directory}.")]
    private partial void LogStarted(string addresses, string runtime, string storage, string directory);

    [LoggerMessage(LogLevel.Warning, "There are no GitHub credentials (GITHUB_TOKEN is not set), so only callers with a token of their own can have reports generated.")]
    private partial void LogNoCredential();
}
