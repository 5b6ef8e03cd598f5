using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GitBrag.Api.Reports;

/// <summary>Sends a report, or 304 when the client has it already.</summary>
/// <param name="report">The report.</param>
/// <param name="isKept">Whether the report is kept, so that caches may keep it too as long as they ask before each use.</param>
/// <param name="link">The <c>Link</c> header to the task that refreshes it; null when there is none.</param>
internal sealed class ReportAnswer(RenderedReport report, bool isKept, string? link = null) : IResult, IStatusCodeHttpResult
{
    private static readonly StringValues Revalidate = "public, no-cache";
    private static readonly StringValues Never = "no-store";
    private static readonly StringValues AcceptEncoding = HeaderNames.AcceptEncoding;
    private static readonly StringValues Json = "application/json; charset=utf-8";

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var representation = report.In(AcceptedCoding.Choose(request.Headers.AcceptEncoding.ToString()));
        var headers = response.Headers;
        headers.ETag = representation.ETag;
        headers.LastModified = report.LastModified;
        headers.CacheControl = isKept ? Revalidate : Never;
        headers.Vary = AcceptEncoding;
        if (link is not null)
        {
            headers.Link = link;
        }

        if (!HttpMethods.IsPost(request.Method) && IsKnownTo(request, representation))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = Json;
        headers.ContentLength = representation.Body.Length;
        if (representation.Coding.Count > 0)
        {
            headers.ContentEncoding = representation.Coding;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(representation.Body, httpContext.RequestAborted).AsTask();
    }

    // If-Modified-Since counts only where If-None-Match is absent.
    private bool IsKnownTo(HttpRequest request, Representation representation)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count == 0)
        {
            return request.Headers.IfModifiedSince.Count > 0 && new RequestHeaders(request.Headers).IfModifiedSince >= report.LastModifiedAt;
        }

        if (tags == representation.ETag)
        {
            return true;
        }

        var own = EntityTagHeaderValue.Parse(representation.ETag.ToString());
        return EntityTagHeaderValue.TryParseList(tags, out var known)
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }
}
