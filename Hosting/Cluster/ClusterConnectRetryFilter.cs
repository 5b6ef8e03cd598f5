using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Lets a gateway start before its cluster or Redis is reachable: it retries every second.</summary>
internal sealed partial class ClusterConnectRetryFilter(GitBragSettings settings, TimeProvider time, ILogger<ClusterConnectRetryFilter> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _told;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (!_told)
        {
            _told = true;
            LogWaiting(settings.Cluster!.Id, exception.Message);
        }

        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "The cluster {Cluster} is not reachable yet. Requests are answered with 503, and the gateway retries every second. {Reason}")]
    private partial void LogWaiting(string cluster, string reason);
}
