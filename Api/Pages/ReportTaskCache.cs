using System.Collections.Concurrent;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Pages;

/// <summary>Knows what is going on about a report: the task that generates it, or the one that ended last. It is looked up at most once a second for each report.</summary>
internal sealed class ReportTaskCache(IGrainFactory grains, ReportClock clock)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ReportKey, (ReportTask? Task, long At)> _known = [];

    /// <summary>Finds the task of a report; null when there is none.</summary>
    public ValueTask<ReportTask?> Find(ReportKey key, CancellationToken cancellationToken) =>
        _known.TryGetValue(key, out var known) && clock.Time.GetElapsedTime(known.At) < CheckPeriod
            ? ValueTask.FromResult(known.Task)
            : new ValueTask<ReportTask?>(Load(key, cancellationToken));

    /// <summary>Has the task looked up anew the next time.</summary>
    public void Forget(ReportKey key) => _known.TryRemove(key, out _);

    private async Task<ReportTask?> Load(ReportKey key, CancellationToken cancellationToken)
    {
        var at = clock.Time.GetTimestamp();
        var user = grains.GetGrain<IUserGrain>(key.User.ToString());
        var task = await user.FindTask(key.Period, cancellationToken);
        if (task is null)
        {
            // The last task that ended is of interest only if it was about this report.
            var last = await user.GetTask(null, cancellationToken);
            task = last?.Report == key ? last : null;
        }

        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        _known[key] = (task, at);
        return task;
    }
}
