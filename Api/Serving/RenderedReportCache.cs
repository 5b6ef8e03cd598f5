using GitBrag.Api.Caching;
using GitBrag.Hosting;
using GitBrag.Keys;
using GitBrag.Reports;
using GitBrag.Telemetry;
using GitBrag.Users;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>
/// Keeps rendered public reports in memory, limited by <see cref="GitBragSettings.RenderedMemory"/>. Each report's version is checked at most once a second, by one
/// request at a time.
/// </summary>
/// <remarks>A private report is read and rendered for each request, and tells every cache not to store it.</remarks>
internal sealed class RenderedReportCache(IGrainFactory grains, ReportClock clock, GitBragSettings settings) : IDisposable
{
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues PrivateNoStore = "private, no-store";
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _cache = SizeLimitedCache.Create(settings.RenderedMemory, clock.Time);
    private readonly RequestCoalescer<ReportKey, RenderedReport?> _loads = new();
    private readonly StringValues _cacheControl = settings.Grains.CacheEnabled ? StringValues.Empty : NoStore;
    private readonly bool _isEnabled = settings.Grains.CacheEnabled && settings.RenderedAge > TimeSpan.Zero;

    // Keeps an older version of a report, which grows by a format just then, from replacing a newer one.
    private readonly Lock _writing = new();

    /// <summary>Gets a report as it was stored at most a second ago.</summary>
    /// <returns>The report; null when none is stored.</returns>
    public ValueTask<RenderedReport?> Get(ReportKey key, CancellationToken cancellationToken)
    {
        if (key.IsPrivate)
        {
            return new ValueTask<RenderedReport?>(GetPrivate(key, cancellationToken));
        }

        var found = _cache.TryGetValue(key, out Entry? entry) && clock.Time.GetElapsedTime(entry!.CheckedAt) < CheckPeriod && IsUpToDate(entry.Report);
        GitBragTelemetry.CountLookup(CacheTier.Rendered, found);
        return found
            ? ValueTask.FromResult<RenderedReport?>(entry!.Report)
            : new ValueTask<RenderedReport?>(LoadOnce(key).WaitAsync(cancellationToken));
    }

    /// <summary>Drops a report that a task has replaced: a client that is shown the task as succeeded must not get the report before it.</summary>
    public void DropOutdated(ReportTask shown)
    {
        var isKnown = _cache.TryGetValue(shown.Report, out Entry? entry);
        if (shown.State == TaskState.Succeeded && (!isKnown || (entry!.Report.Header.TaskId != shown.Id && entry.Report.Header.CreatedAt < shown.FinishedAt)))
        {
            _cache.Remove(shown.Report);
            _loads.Forget(shown.Report);
        }
    }

    /// <summary>Drops all reports of a username.</summary>
    public void Forget(GitHubLogin login)
    {
        _loads.Forget(key => key.Login == login);
        foreach (var key in _cache.Keys)
        {
            if (((ReportKey)key).Login == login)
            {
                _cache.Remove(key);
            }
        }
    }

    public void Dispose() => _cache.Dispose();

    private async Task<RenderedReport?> GetPrivate(ReportKey key, CancellationToken cancellationToken) =>
        await grains.GetGrain<IReportGrain>(key.ToString()).Get(cancellationToken) is { } stored ? Create(stored, PrivateNoStore) : null;

    private Task<RenderedReport?> LoadOnce(ReportKey key)
    {
        var checkedAt = clock.Time.GetTimestamp();
        return _loads.Get(key, Load, (key, report) => Store(key, report, checkedAt));
    }

    private async Task<RenderedReport?> Load(ReportKey key)
    {
        var grain = grains.GetGrain<IReportGrain>(key.ToString());
        if (_cache.TryGetValue(key, out Entry? entry) && IsUpToDate(entry!.Report) && await grain.GetHeader() == entry.Report.Header)
        {
            return entry.Report;
        }

        return await grain.Get() is { } stored ? Create(stored, _cacheControl, report => Resize(key, report)) : null;
    }

    private RenderedReport Create(StoredReport stored, StringValues cacheControl, Action<RenderedReport>? grown = null) =>
        new(stored, settings.Grains.ReportStaleAge, clock.UtcNow, cacheControl, grown);

    private bool IsUpToDate(RenderedReport report) => report.IsStale == RenderedReport.IsOlder(report.Header, settings.Grains.ReportStaleAge, clock.UtcNow);

    private void Store(ReportKey key, RenderedReport? report, long checkedAt)
    {
        lock (_writing)
        {
            if (report is null)
            {
                _cache.Remove(key);
            }
            else if (_cache.TryGetValue(key, out Entry? entry) && entry!.Report == report)
            {
                entry.CheckedAt = checkedAt;
            }
            else if (_isEnabled)
            {
                Set(key, new Entry(report) { CheckedAt = checkedAt });
            }
        }
    }

    private void Resize(ReportKey key, RenderedReport report)
    {
        lock (_writing)
        {
            if (_cache.TryGetValue(key, out Entry? entry) && entry!.Report == report)
            {
                Set(key, entry);
            }
        }
    }

    private void Set(ReportKey key, Entry entry) =>
        _cache.Set(key, entry, new MemoryCacheEntryOptions { Size = entry.Report.Size, SlidingExpiration = settings.RenderedAge });

    private sealed class Entry(RenderedReport report)
    {
        public RenderedReport Report => report;

        /// <summary>The timestamp of the last check of the version.</summary>
        public long CheckedAt { get; set; }
    }
}
