using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Has a gateway that is started before its cluster, or before Redis, wait for it.</summary>
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

    [LoggerMessage(LogLevel.Warning, "The cluster {Cluster} cannot be reached yet, so requests are answered with 503; it is tried again every second. {Reason}")]
    private partial void LogWaiting(string cluster, string reason);
}
