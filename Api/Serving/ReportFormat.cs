using GitBrag.Reports;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>One of the ways in which a stored report is sent: its JSON, its page, a card in one theme.</summary>
/// <remarks>
/// A form is made once, for each variant, and kept by whoever sends it; two forms are the same when they are the same object. It is rendered once for each
/// version of a report, whoever asks meanwhile, and once more when the report becomes stale: what it says must follow from the report alone, so write dates,
/// not ages. To send one:
/// <code>
/// private readonly ReportFormat _page = new("text/html; charset=utf-8", async report =&gt; RenderedBody.OfMarkup(await Html(report)));
///
/// return await reports.Get(key, cancellationToken) is { } report ? await report.Answer(_page, cancellationToken) : NoReportYet();
/// </code>
/// What differs from visitor to visitor stands in slots: see <see cref="RenderedBody.OfMarkup"/> and <see cref="SlotContent"/>.
/// </remarks>
/// <param name="mediaType">The <c>Content-Type</c>.</param>
/// <param name="render">Writes a report; its <see cref="Report.Stale"/> says whether it is stale by now.</param>
internal sealed class ReportFormat(StringValues mediaType, Func<Report, ValueTask<RenderedBody>> render)
{
    /// <summary>What a form says to caches unless it says otherwise: keep it, but ask before each use.</summary>
    public static readonly StringValues Revalidate = "public, no-cache";

    /// <summary>The <c>Content-Type</c>.</summary>
    public StringValues MediaType => mediaType;

    /// <summary>The <c>Cache-Control</c> where the report may be kept at all and nothing in the answer is a visitor's own.</summary>
    public StringValues CacheControl { get; init; } = Revalidate;

    /// <summary>The <c>Content-Security-Policy</c> of a form that needs one of its own; empty for that of every answer.</summary>
    public StringValues ContentSecurityPolicy { get; init; }

    /// <summary>Whether the rendered form stays in memory. False for variants without number, such as a page with a filter in its query.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>Writes a report in this form.</summary>
    public ValueTask<RenderedBody> Render(Report report) => render(report);
}
