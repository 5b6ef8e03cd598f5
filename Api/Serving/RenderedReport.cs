using System.Collections.Concurrent;
using System.Globalization;
using GitBrag.Reports;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>One version of a stored report with the forms it was asked for in, and another one once it is stale.</summary>
internal sealed class RenderedReport
{
    private readonly ConcurrentDictionary<ReportFormat, Lazy<Task<EncodedBody>>> _forms = [];
    private readonly byte[] _stored;
    private readonly Action? _grown;
    private long _size;

    /// <param name="stored">The report.</param>
    /// <param name="staleAfter">From which age on it is stale.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="caching">What caches may do with it, whatever the form; empty for what the form says.</param>
    /// <param name="grown">Told after a form was rendered; null for nobody.</param>
    public RenderedReport(StoredReport stored, TimeSpan staleAfter, DateTimeOffset now, StringValues caching, Action? grown = null)
    {
        (Header, _stored, _size) = (stored.Header, stored.Body, stored.Body.Length);
        (IsStale, Caching, _grown) = (IsOlder(Header, staleAfter, now), caching, grown);
        LastModifiedAt = Truncate(IsStale ? Header.CreatedAt + staleAfter : Header.CreatedAt);
        LastModified = LastModifiedAt.ToString("R", CultureInfo.InvariantCulture);
    }

    public ReportHeader Header { get; }

    /// <summary>Whether the report calls itself stale.</summary>
    public bool IsStale { get; }

    /// <summary>When the report came to read as it does, in whole seconds as HTTP has it.</summary>
    public DateTimeOffset LastModifiedAt { get; }

    /// <summary><see cref="LastModifiedAt"/> as a header.</summary>
    public StringValues LastModified { get; }

    /// <summary>The <c>Cache-Control</c> that goes before the form's; empty when the form's counts.</summary>
    public StringValues Caching { get; }

    /// <summary>At most how much memory it takes, in bytes.</summary>
    public long Size => Interlocked.Read(ref _size);

    public static bool IsOlder(ReportHeader header, TimeSpan age, DateTimeOffset now) => now - header.CreatedAt > age;

    /// <summary>Gives the report as an answer to a request.</summary>
    /// <param name="form">In which form.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="filling">What the visitor sees in its slots; null for what strangers see.</param>
    /// <param name="link">The <c>Link</c> header; null for none.</param>
    public async ValueTask<ReportResult> Answer(ReportFormat form, CancellationToken cancellationToken, SlotContent? filling = null, string? link = null) =>
        new(this, form, await Render(form).WaitAsync(cancellationToken), filling) { Link = link };

    private Task<EncodedBody> Render(ReportFormat form) =>
        form.IsKept ? _forms.GetOrAdd(form, static (form, report) => new Lazy<Task<EncodedBody>>(() => report.RenderKept(form)), this).Value : RenderAnew(form);

    private async Task<EncodedBody> RenderKept(ReportFormat form)
    {
        try
        {
            var rendition = await RenderAnew(form);
            Interlocked.Add(ref _size, rendition.Size);
            _grown?.Invoke();
            return rendition;
        }
        catch
        {
            // The next request tries again.
            _forms.TryRemove(form, out _);
            throw;
        }
    }

    // Unpacked for each form: most reports are asked for in one or two, and the packed report takes a tenth of the memory.
    private async Task<EncodedBody> RenderAnew(ReportFormat form) => new(await form.Render(ReportDocument.Unpack(_stored) with { Stale = IsStale }));

    private static DateTimeOffset Truncate(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
