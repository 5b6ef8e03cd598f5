using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Tracks this gateway's connections to its cluster.</summary>
internal sealed partial class ClusterConnectionObserver(ClusterConnectionState link, IHostApplicationLifetime lifetime, ILogger<ClusterConnectionObserver> logger) : IClusterConnectionStatusObserver
{
    public void NotifyClusterConnectionLost()
    {
        link.Set(false);
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            LogLost();
        }
    }

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        link.Set(currentNumberOfGateways > 0);
        LogCount(currentNumberOfGateways);
    }

    [LoggerMessage(LogLevel.Warning, "No silo of the cluster is reachable. Requests are answered with 503 until one is.")]
    private partial void LogLost();

    [LoggerMessage(LogLevel.Information, "Connected to {Count} silos of the cluster.")]
    private partial void LogCount(int count);
}
