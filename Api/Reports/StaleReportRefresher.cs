using GitBrag.Api.Caching;
using GitBrag.Api.Callers;
using GitBrag.Keys;
using GitBrag.Users;
using Microsoft.Extensions.Caching.Memory;

namespace GitBrag.Api.Reports;

/// <summary>
/// Starts the refresh of a stale report when a caller with credentials reads it, at most once in ten seconds for each report. The stored report is served in any
/// case.
/// </summary>
internal sealed partial class StaleReportRefresher(ReportStarter starter, StartRateLimits limits, ReportClock clock, ILogger<StaleReportRefresher> logger) : IDisposable
{
    private const int MostReports = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // The stored report waits this long for a link to its refresh.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(2);

    private readonly MemoryCache _started = SizeLimitedCache.Create(MostReports, clock.Time);

    /// <summary>Starts the refresh with the caller's own credentials, or finds the one that was just started.</summary>
    /// <param name="request">The report and its caller, whose rate limit counts the refresh.</param>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task; null without one: the caller has no credentials, has reached the rate limit, or the start failed.</returns>
    public async ValueTask<ReportTask?> Refresh(ReportRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var (key, caller) = request;
        if (caller.Own is not { } credential)
        {
            return null;
        }

        if (_started.TryGetValue(key, out ReportTask? started))
        {
            return started;
        }

        if (limits.Admit(context, caller) is not null)
        {
            return null;
        }

        _started.SetOne<ReportTask?>(key, null, Pause);
        var task = await TryStart(key, credential, cancellationToken);
        _started.SetOne(key, task, Pause);
        return task;
    }

    public void Dispose() => _started.Dispose();

    private async Task<ReportTask?> TryStart(ReportKey key, CredentialReference credential, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await starter.Send(key, force: false, credential, cancellationToken).WaitAsync(StartTimeout, clock.Time, cancellationToken);
            return outcome.Task;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotStarted(exception, key);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The refresh of the stale report {Report} did not start; the stored report is served.")]
    private partial void LogNotStarted(Exception exception, ReportKey report);
}
