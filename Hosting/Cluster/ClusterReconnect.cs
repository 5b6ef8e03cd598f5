using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>
/// Reconnects a gateway to its cluster. The client connects only when it has something to send, and a gateway that is not ready gets no requests.
/// </summary>
internal sealed class ClusterReconnect(ClusterConnectionState link, IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!link.IsUp && lifetime.ApplicationStarted.IsCancellationRequested)
            {
                await Call(stoppingToken);
            }
        }
    }

    private async Task Call(CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // ClusterConnectionObserver has logged the loss.
        }
    }
}
