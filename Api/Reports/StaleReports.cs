using System.Collections.Concurrent;
using System.Diagnostics;
using GitBrag.Api.Protection;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Reports;

/// <summary>Starts the refresh of a stale report when somebody with credentials asks for it, and does not try again with every such request.</summary>
internal sealed class StaleReports(IGrainFactory grains, StartLimits limits, ReportClock clock)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ReportKey, (long At, ReportTask? Task)> _asked = [];

    /// <summary>Starts the refresh of a stale report with the caller's own credentials, or finds the one that was started a moment ago.</summary>
    /// <returns>The task; null when none is on its way: the caller brings no credentials, or has started too much. The report is theirs to read all the same.</returns>
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

        var start = new StartRequest(key.Period, false, credential) { TraceParent = Activity.Current?.Id, TaskId = StartRequest.NewTaskId() };
        var outcome = await grains.GetGrain<IUserGrain>(key.User.ToString()).Start(start, cancellationToken);
        _asked[key] = (now, outcome.Task);
        return outcome.Task;
    }
}
