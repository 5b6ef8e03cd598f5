using GitBrag.Api.Caching;
using GitBrag.Keys;
using GitBrag.Users;
using Microsoft.Extensions.Caching.Memory;

namespace GitBrag.Api.Pages;

/// <summary>Finds the task that generates a report, or the last one that ended. Each report's task is looked up at most once a second.</summary>
internal sealed class ReportTaskCache(IGrainFactory grains, ReportClock clock) : IDisposable
{
    private const int MostReports = 10_000;

    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _cache = SizeLimitedCache.Create(MostReports, clock.Time);

    /// <summary>Finds the task of a report; null when there is none.</summary>
    public ValueTask<ReportTask?> Find(ReportKey key, CancellationToken cancellationToken) =>
        _cache.TryGetValue(key, out ReportTask? task)
            ? ValueTask.FromResult(task)
            : new ValueTask<ReportTask?>(Load(key, cancellationToken));

    /// <summary>Looks the task up at the next request.</summary>
    public void Forget(ReportKey key) => _cache.Remove(key);

    public void Dispose() => _cache.Dispose();

    private async Task<ReportTask?> Load(ReportKey key, CancellationToken cancellationToken)
    {
        var user = grains.GetGrain<IUserGrain>(key.User.ToString());
        var task = await user.FindTask(key.Period, cancellationToken);
        if (task is null)
        {
            // The username's last task may be about another report.
            var last = await user.GetTask(null, cancellationToken);
            task = last?.Report == key ? last : null;
        }

        _cache.SetOne(key, task, CheckPeriod);
        return task;
    }
}
