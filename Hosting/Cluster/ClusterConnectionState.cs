using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Whether this gateway is connected to its cluster.</summary>
/// <param name="lifetime">The program has started once the first connection is complete.</param>
/// <param name="time">The clock.</param>
public sealed class ClusterConnectionState(IHostApplicationLifetime lifetime, TimeProvider time) : IHealthCheck
{
    private long _since = time.GetTimestamp();
    private volatile bool _connected;

    /// <summary>Whether there is a connection to at least one silo.</summary>
    public bool IsUp => _connected && lifetime.ApplicationStarted.IsCancellationRequested;

    /// <summary>How long there has been no connection; zero while there is one.</summary>
    public TimeSpan DownFor => IsUp ? TimeSpan.Zero : time.GetElapsedTime(Interlocked.Read(ref _since));

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("no silo of the cluster can be reached."));

    internal void Set(bool connected)
    {
        if (_connected && !connected)
        {
            Interlocked.Exchange(ref _since, time.GetTimestamp());
        }

        _connected = connected;
    }
}
