using System.Collections.Concurrent;
using System.Globalization;
using GitBrag.Reporting.Documents;
using GitBrag.Reports;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>One version of a stored report with the formats that it was requested in. A report that becomes stale is another one.</summary>
internal sealed class RenderedReport
{
    private readonly ConcurrentDictionary<ReportFormat, Lazy<Task<EncodedBody>>> _formats = [];
    private readonly byte[] _stored;
    private readonly Action<RenderedReport>? _grown;
    private long _size;

    /// <param name="stored">The report.</param>
    /// <param name="staleAge">The age at which it becomes stale.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cacheControl">The <c>Cache-Control</c> of every format; empty for the format's own.</param>
    /// <param name="grown">Called after a format was rendered; null for nothing.</param>
    public RenderedReport(StoredReport stored, TimeSpan staleAge, DateTimeOffset now, StringValues cacheControl, Action<RenderedReport>? grown = null)
    {
        (Header, _stored, _size) = (stored.Header, stored.Body, stored.Body.Length);
        (IsStale, CacheControl, _grown) = (IsOlder(Header, staleAge, now), cacheControl, grown);
        LastModifiedAt = Truncate(IsStale ? Header.CreatedAt + staleAge : Header.CreatedAt);
        LastModified = LastModifiedAt.ToString("R", CultureInfo.InvariantCulture);
    }

    public ReportHeader Header { get; }

    /// <summary>Whether the report says that it is stale.</summary>
    public bool IsStale { get; }

    /// <summary>When the report last changed, in whole seconds as in HTTP.</summary>
    public DateTimeOffset LastModifiedAt { get; }

    /// <summary><see cref="LastModifiedAt"/> as a header.</summary>
    public StringValues LastModified { get; }

    /// <summary>The <c>Cache-Control</c> of every format; empty for the format's own.</summary>
    public StringValues CacheControl { get; }

    /// <summary>An upper bound of the memory that it takes, in bytes.</summary>
    public long Size => Interlocked.Read(ref _size);

    public static bool IsOlder(ReportHeader header, TimeSpan age, DateTimeOffset now) => now - header.CreatedAt > age;

    /// <summary>Makes the response for a request.</summary>
    /// <param name="format">The format.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="slots">What the visitor sees in the format's slots; null for the defaults.</param>
    /// <param name="link">The <c>Link</c> header; null for none.</param>
    public async ValueTask<ReportResult> ToResult(ReportFormat format, CancellationToken cancellationToken, SlotContent? slots = null, string? link = null) =>
        new(this, format, await Render(format).WaitAsync(cancellationToken), slots) { Link = link };

    private Task<EncodedBody> Render(ReportFormat format) => format.IsCached
        ? _formats.GetOrAdd(format, static (format, report) => new Lazy<Task<EncodedBody>>(() => report.RenderOnce(format)), this).Value
        : RenderNow(format);

    private async Task<EncodedBody> RenderOnce(ReportFormat format)
    {
        try
        {
            var body = await RenderNow(format);
            Interlocked.Add(ref _size, body.Size);
            _grown?.Invoke(this);
            return body;
        }
        catch
        {
            // The next request tries again.
            _formats.TryRemove(format, out _);
            throw;
        }
    }

    // Unpacked for each format: most reports are requested in one or two, and the packed report takes a tenth of the memory.
    private async Task<EncodedBody> RenderNow(ReportFormat format) => new(await format.Render(ReportDocument.Unpack(_stored) with { Stale = IsStale }));

    private static DateTimeOffset Truncate(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
