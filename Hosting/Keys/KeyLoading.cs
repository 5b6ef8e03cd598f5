using System.Security.Cryptography;
using GitBrag.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>
/// Loads the keys of a gateway once its cluster is there. Until then the gateway is not ready: data protection reads its keys synchronously, and many first requests
/// would hold all the threads that Redis' answer needs.
/// </summary>
internal sealed partial class KeyLoading(IDataProtectionProvider provider, ClusterConnectionState cluster, TimeProvider time, ILogger<KeyLoading> logger)
    : BackgroundService, IHealthCheck
{
    /// <summary>How often it is tried.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private volatile bool _loaded;

    // Anybody may ask whether a gateway is ready. What stands in the way names addresses and goes to the log alone.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_loaded ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the keys are not loaded yet."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? logged = null;
        using var timer = new PeriodicTimer(Pause, time);
        while (!_loaded && await timer.WaitForNextTickAsync(stoppingToken))
        {
            // The silos make the first key. One that this gateway made beside them would be unknown to them for a while. Data protection can only block: one thread does.
            if (cluster.IsUp && await Task.Run(Load, stoppingToken) is { } problem && problem != logged)
            {
                LogProblem(logged = problem);
            }
        }
    }

    private string? Load()
    {
        try
        {
            provider.LoadKeys();
            _loaded = true;
            return null;
        }
        catch (Exception error) when (error is CryptographicException or StorageException)
        {
            return (error.InnerException ?? error).Message;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The keys cannot be loaded, so this gateway is not ready. It goes on trying. {Problem}")]
    private partial void LogProblem(string problem);
}
