using System.Collections.Concurrent;
using GitBrag.Hosting;
using GitBrag.Reports;
using GitBrag.Telemetry;
using GitBrag.Users;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>
/// Keeps rendered reports in memory, each in the forms it was asked for. Before one is sent, its version is checked, but at most once a second for each report
/// and never twice at a time.
/// </summary>
/// <remarks>Only public reports are kept; a private one is read and rendered for each request, and no cache may keep the answer.</remarks>
internal sealed class RenderedReportCache(IGrainFactory grains, ReportClock clock, GitBragSettings settings)
{
    private static readonly StringValues Never = "no-store";
    private static readonly StringValues ViewersOwn = "private, no-store";
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ReportKey, Entry> _entries = [];
    private readonly RequestCoalescer<ReportKey, RenderedReport?> _loading = new();
    private readonly StringValues _caching = settings.Grains.CacheEnabled ? StringValues.Empty : Never;
    private readonly bool _keeps = settings.Grains.CacheEnabled && settings.RenderedAge > TimeSpan.Zero;

    /// <summary>Gives a report as it is stored at most a second ago.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The report; null when none is stored.</returns>
    public ValueTask<RenderedReport?> Get(ReportKey key, CancellationToken cancellationToken)
    {
        if (key.IsPrivate)
        {
            return new ValueTask<RenderedReport?>(GetPrivate(key, cancellationToken));
        }

        var found = _entries.TryGetValue(key, out var entry) && clock.Time.GetElapsedTime(entry.CheckedAt) < CheckPeriod && IsUpToDate(entry.Report);
        GitBragTelemetry.CountLookup(CacheTier.Rendered, found);
        return found
            ? ValueTask.FromResult<RenderedReport?>(entry!.Report)
            : new ValueTask<RenderedReport?>(LoadOnce(key).WaitAsync(cancellationToken));
    }

    /// <summary>Has the version checked before the report is sent again: whoever saw a task succeed shall not see the report before it.</summary>
    /// <param name="task">A task that is about to be shown.</param>
    public void Expect(ReportTask task)
    {
        var known = _entries.TryGetValue(task.Report, out var entry);
        if (task.State == TaskState.Succeeded && (!known || (entry!.Report.Header.TaskId != task.Id && entry.Report.Header.CreatedAt < task.FinishedAt)))
        {
            _entries.TryRemove(task.Report, out _);
            _loading.Forget(task.Report);
        }
    }

    /// <summary>Forgets all reports of a username.</summary>
    public void Forget(GitHubLogin login)
    {
        foreach (var key in _entries.Keys.Concat(_loading.Keys).Where(key => key.Login == login))
        {
            _entries.TryRemove(key, out _);
            _loading.Forget(key);
        }
    }

    private async Task<RenderedReport?> GetPrivate(ReportKey key, CancellationToken cancellationToken) =>
        await grains.GetGrain<IReportGrain>(key.ToString()).Get(cancellationToken) is { } stored ? Render(stored, ViewersOwn) : null;

    private Task<RenderedReport?> LoadOnce(ReportKey key)
    {
        var checkedAt = clock.Time.GetTimestamp();
        return _loading.Get(key, Read, (key, report) => Keep(key, report, checkedAt));
    }

    private async Task<RenderedReport?> Read(ReportKey key)
    {
        var grain = grains.GetGrain<IReportGrain>(key.ToString());
        if (_entries.TryGetValue(key, out var entry) && IsUpToDate(entry.Report) && await grain.GetHeader() == entry.Report.Header)
        {
            return entry.Report;
        }

        var stored = await grain.Get();
        return stored is null ? null : Render(stored, _caching, Trim);
    }

    private RenderedReport Render(StoredReport stored, StringValues caching, Action? grown = null) =>
        new(stored, settings.Grains.ReportStaleAge, clock.UtcNow, caching, grown);

    private bool IsUpToDate(RenderedReport report) => report.IsStale == RenderedReport.IsOlder(report.Header, settings.Grains.ReportStaleAge, clock.UtcNow);

    private void Keep(ReportKey key, RenderedReport? report, long checkedAt)
    {
        if (report is null)
        {
            _entries.TryRemove(key, out _);
        }
        else if (_entries.TryGetValue(key, out var entry) && entry.Report == report)
        {
            entry.CheckedAt = checkedAt;
        }
        else if (_keeps)
        {
            _entries[key] = new Entry(report) { CheckedAt = checkedAt };
            Trim();
        }
    }

    // Those that were not asked for lately go. When the rest is too much, the longest unused go too, a few more than need to: the next form shall not sort again.
    private void Trim()
    {
        var bytes = 0L;
        foreach (var (key, entry) in _entries)
        {
            if (clock.Time.GetElapsedTime(entry.CheckedAt) > settings.RenderedAge)
            {
                _entries.TryRemove(key, out _);
            }
            else
            {
                bytes += entry.Report.Size;
            }
        }

        if (bytes > settings.RenderedMemory)
        {
            DropLongestUnused(bytes - (settings.RenderedMemory / 8 * 7));
        }
    }

    private void DropLongestUnused(long bytes)
    {
        foreach (var (key, entry) in _entries.OrderBy(static pair => pair.Value.CheckedAt).TakeWhile(_ => bytes > 0))
        {
            _entries.TryRemove(key, out _);
            bytes -= entry.Report.Size;
        }
    }

    private sealed class Entry(RenderedReport report)
    {
        public RenderedReport Report => report;

        /// <summary>The timestamp of the last check, and so of the last use but for a second.</summary>
        public long CheckedAt { get; set; }
    }
}
