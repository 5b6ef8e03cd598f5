using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GitBrag.Api.Serving;

/// <summary>Sends a report in one format, or 304 when the client has it.</summary>
/// <param name="report">The report.</param>
/// <param name="format">The format.</param>
/// <param name="body">The report in that format.</param>
/// <param name="slots">What the visitor sees in the body's slots; null for the defaults.</param>
internal sealed class ReportResult(RenderedReport report, ReportFormat format, EncodedBody body, SlotContent? slots) : IResult, IStatusCodeHttpResult
{
    private static readonly StringValues VisitorOnly = "private, no-cache";
    private static readonly StringValues VariesByCoding = HeaderNames.AcceptEncoding;
    private static readonly StringValues VariesByVisitor = $"{HeaderNames.AcceptEncoding}, {HeaderNames.Cookie}";
    private static readonly StringValues GzipCoding = "gzip";

    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>The <c>Link</c> header; null for none.</summary>
    public string? Link { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        SetHeaders(httpContext.Response.Headers);
        var accepted = httpContext.Request.Headers.AcceptEncoding.ToString();
        if (slots is not null)
        {
            return Send(httpContext, slots, AcceptEncoding.Choose(accepted, takesBrotli: false));
        }

        var representation = body.In(AcceptEncoding.Choose(accepted));
        return StartBody(httpContext, representation.ETag, representation.Coding, representation.Body.Length)
            ? httpContext.Response.BodyWriter.WriteAsync(representation.Body, httpContext.RequestAborted).AsTask()
            : Task.CompletedTask;
    }

    private async Task Send(HttpContext context, SlotContent own, ContentCoding coding)
    {
        var header = coding == ContentCoding.Gzip ? GzipCoding : StringValues.Empty;
        if (StartBody(context, body.TagFor(own, coding), header, body.LengthFor(own, coding)))
        {
            // Once the headers are sent, the server's own buffers take the parts; before, it would keep a copy of them.
            await context.Response.StartAsync(context.RequestAborted);
            body.Write(own, coding, context.Response.BodyWriter);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private void SetHeaders(IHeaderDictionary headers)
    {
        headers.LastModified = report.LastModified;
        headers.CacheControl = report.CacheControl.Count > 0 ? report.CacheControl : slots is null ? format.CacheControl : VisitorOnly;
        headers.Vary = body.HasSlots ? VariesByVisitor : VariesByCoding;
        if (Link is not null)
        {
            headers.Link = Link;
        }

        if (format.ContentSecurityPolicy.Count > 0)
        {
            headers.ContentSecurityPolicy = format.ContentSecurityPolicy;
        }
    }

    /// <summary>Sets the headers of the body, or the status 304.</summary>
    /// <returns>Whether to send the body.</returns>
    private bool StartBody(HttpContext context, StringValues tag, StringValues coding, int length)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = tag;
        if (!HttpMethods.IsPost(request.Method) && IsKnownTo(request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return false;
        }

        response.Headers.ContentType = format.MediaType;
        response.Headers.ContentLength = length;
        if (coding.Count > 0)
        {
            response.Headers.ContentEncoding = coding;
        }

        if (body.Disposition.Count > 0)
        {
            response.Headers.ContentDisposition = body.Disposition;
        }

        return !HttpMethods.IsHead(request.Method);
    }

    // If-Modified-Since counts only without If-None-Match, and cannot tell what a visitor sees in slots.
    private bool IsKnownTo(HttpRequest request, StringValues tag)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count == 0)
        {
            return !body.HasSlots && request.Headers.IfModifiedSince.Count > 0 && new RequestHeaders(request.Headers).IfModifiedSince >= report.LastModifiedAt;
        }

        if (tags == tag)
        {
            return true;
        }

        var own = EntityTagHeaderValue.Parse(tag.ToString());
        return EntityTagHeaderValue.TryParseList(tags, out var known)
            && known.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(own, useStrongComparison: false));
    }
}
