using System.Security.Cryptography;
using GitBrag.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>
/// Loads the keys of a gateway once its cluster is there. Until then the gateway is not ready: data protection reads its keys synchronously, and many first requests
/// would hold all the threads that Redis' answer needs.
/// </summary>
internal sealed class KeyLoading(IDataProtectionProvider provider, ClusterConnectionState cluster, TimeProvider time) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private volatile string? _obstacle = "the keys are not loaded yet.";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_obstacle is { } obstacle ? HealthCheckResult.Unhealthy(obstacle) : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (_obstacle is not null && await timer.WaitForNextTickAsync(stoppingToken))
        {
            // The silos make the first key. One that this gateway made beside them would be unknown to them for a while.
            if (cluster.IsUp)
            {
                _obstacle = await Task.Run(Load, stoppingToken);
            }
        }
    }

    private string? Load()
    {
        try
        {
            provider.CreateProtector("gitbrag.start").Protect("");
            return null;
        }
        catch (Exception error) when (error is CryptographicException or StorageException)
        {
            return (error.InnerException ?? error).Message;
        }
    }
}
