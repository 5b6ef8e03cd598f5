using System.Collections.Concurrent;
using GitBrag.Api.Callers;
using GitBrag.Credentials;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Reports;

/// <summary>
/// Starts the refresh of a stale report when somebody with credentials asks for it, and does not try again with every such request. Whatever comes in its way, the
/// stored report is served.
/// </summary>
internal sealed partial class StaleReportRefresher(ReportStarter starts, StartRateLimits limits, ReportClock clock, ILogger<StaleReportRefresher> logger)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // The report is there already; this is how long it is held back for the sake of a link to its refresh.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ReportKey, (long At, ReportTask? Task)> _asked = [];

    /// <summary>Starts the refresh of a stale report with the caller's own credentials, or finds the one that was started a moment ago.</summary>
    /// <param name="request">What is asked for, and by whom: the refresh counts as a start of theirs.</param>
    /// <param name="context">The request as it came.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task; null when none is on its way: the caller brings no credentials, or has started too much, or it cannot be started now.</returns>
    public async ValueTask<ReportTask?> Refresh(ReportRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var (key, caller) = request;
        if (caller.Own is not { } credential)
        {
            return null;
        }

        var now = clock.Time.GetTimestamp();
        if (_asked.TryGetValue(key, out var asked) && clock.Time.GetElapsedTime(asked.At, now) < Pause)
        {
            return asked.Task;
        }

        if (limits.Admit(context, caller) is not null)
        {
            return null;
        }

        if (_asked.Count >= MostRemembered)
        {
            _asked.Clear();
        }

        _asked[key] = (now, null);
        var task = await TryStart(key, credential, cancellationToken);
        _asked[key] = (now, task);
        return task;
    }

    private async Task<ReportTask?> TryStart(ReportKey key, CredentialReference credential, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await starts.Send(key, force: false, credential, cancellationToken).WaitAsync(Patience, clock.Time, cancellationToken);
            return outcome.Task;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotStarted(exception, key);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The refresh of the stale {Report} could not be started; the stored report is served.")]
    private partial void LogNotStarted(Exception exception, ReportKey report);
}
