using GitBrag.Reporting.Documents;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>A format that a stored report is sent in: its JSON, its page, a card in one theme.</summary>
/// <remarks>
/// Create each format once and keep it: the cache compares formats by reference. A format is rendered once for each version of a report, and again when the report
/// becomes stale, so its content must depend on the report alone: write dates, not ages. What differs between visitors goes into slots:
/// see <see cref="RenderedBody.OfMarkup"/> and <see cref="SlotContent"/>.
/// </remarks>
/// <param name="mediaType">The <c>Content-Type</c>.</param>
/// <param name="render">Renders a report; its <see cref="Report.Stale"/> says whether it is stale now.</param>
internal sealed class ReportFormat(StringValues mediaType, Func<Report, ValueTask<RenderedBody>> render)
{
    /// <summary>The default: caches may store the response, and revalidate it before each use.</summary>
    public static readonly StringValues Revalidate = "public, no-cache";

    public StringValues MediaType => mediaType;

    /// <summary>The <c>Cache-Control</c> of a public report when no slot holds the visitor's own content.</summary>
    public StringValues CacheControl { get; init; } = Revalidate;

    /// <summary>The <c>Content-Security-Policy</c>; empty for the one of every response.</summary>
    public StringValues ContentSecurityPolicy { get; init; }

    /// <summary>Whether the rendered body stays in memory. False for formats without number, such as a page with a filter in its query.</summary>
    public bool IsCached { get; init; } = true;

    public ValueTask<RenderedBody> Render(Report report) => render(report);
}
