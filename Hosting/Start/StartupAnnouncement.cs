using GitBrag.Credentials;
using GitBrag.Storage.Redis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Publishes the address once the program has started: in the log, the data directory and Redis. Withdraws it before the program stops.</summary>
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
        // Stopping takes a while. Without an address, the command line waits for the end instead of calling.
        directory?.SetAddress(null);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Not every client can connect to an address that means all interfaces.
    private static string Reachable(string address) => address.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Information, "GitBrag answers at {Addresses}. Grains: {Runtime}. Storage: {Storage}. Data directory: {Directory}.")]
    private partial void LogStarted(string addresses, string runtime, string storage, string directory);

    [LoggerMessage(LogLevel.Warning, "There are no GitHub credentials (GITHUB_TOKEN is not set). Only callers with a token of their own can generate reports.")]
    private partial void LogNoCredential();
}
