using System.Collections.Concurrent;
using System.Diagnostics;
using GitBrag.Credentials;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Reports;

/// <summary>Starts the refresh of a stale report when somebody with credentials asks for it, and does not try again with every such request.</summary>
internal sealed class StaleReports(IGrainFactory grains, ReportClock clock)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ReportKey, (long At, ReportTask? Task)> _asked = [];

    /// <summary>Starts a refresh, or finds the one that was started a moment ago.</summary>
    /// <returns>The task; null when none is on its way.</returns>
    public async ValueTask<ReportTask?> Refresh(ReportKey key, CredentialReference credential, CancellationToken cancellationToken)
    {
        var now = clock.Time.GetTimestamp();
        if (_asked.TryGetValue(key, out var asked) && clock.Time.GetElapsedTime(asked.At, now) < Pause)
        {
            return asked.Task;
        }

        if (_asked.Count >= MostRemembered)
        {
            _asked.Clear();
        }

        var request = new StartRequest(key.Period, false, credential) { TraceParent = Activity.Current?.Id, TaskId = StartRequest.NewTaskId() };
        var outcome = await grains.GetGrain<IUserGrain>(key.User.ToString()).Start(request, cancellationToken);
        _asked[key] = (now, outcome.Task);
        return outcome.Task;
    }
}
