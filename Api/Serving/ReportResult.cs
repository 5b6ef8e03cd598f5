using System.Buffers;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GitBrag.Api.Serving;

/// <summary>Sends a report in one form, or 304 when the client has it already.</summary>
/// <param name="report">The report.</param>
/// <param name="form">The form.</param>
/// <param name="rendition">The report in that form.</param>
/// <param name="filling">What the visitor sees in the form's slots; null for what strangers see.</param>
internal sealed class ReportResult(RenderedReport report, ReportFormat form, EncodedBody rendition, SlotContent? filling) : IResult, IStatusCodeHttpResult
{
    private static readonly StringValues VisitorsOwn = "private, no-cache";
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
        if (filling is null)
        {
            var representation = rendition.In(AcceptEncoding.Choose(accepted));
            return TrySend(httpContext, representation.ETag, representation.Coding, representation.Body.Length)
                ? Send(httpContext, representation.Body)
                : Task.CompletedTask;
        }

        return SendOwn(httpContext, filling, AcceptEncoding.Choose(accepted, takesBrotli: false));
    }

    private static async Task Send(HttpContext context, ReadOnlyMemory<byte> body) => await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);

    private async Task SendOwn(HttpContext context, SlotContent own, ContentCoding coding)
    {
        var length = rendition.LengthFor(own, coding);
        if (!TrySend(context, rendition.TagFor(own, coding), coding == ContentCoding.Gzip ? GzipCoding : StringValues.Empty, length))
        {
            return;
        }

        if (coding == ContentCoding.Identity)
        {
            // Once the headers are out, the pieces go straight to where the server sends from; before, it would keep a copy of them.
            await context.Response.StartAsync(context.RequestAborted);
            rendition.Write(own, context.Response.BodyWriter);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            rendition.WriteGzip(own, buffer);
            await context.Response.BodyWriter.WriteAsync(buffer.AsMemory(0, length), context.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void SetHeaders(IHeaderDictionary headers)
    {
        headers.LastModified = report.LastModified;
        headers.CacheControl = report.Caching.Count > 0 ? report.Caching : filling is null ? form.CacheControl : VisitorsOwn;
        headers.Vary = rendition.HasSlots ? VariesByVisitor : VariesByCoding;
        if (Link is not null)
        {
            headers.Link = Link;
        }

        if (form.ContentSecurityPolicy.Count > 0)
        {
            headers.ContentSecurityPolicy = form.ContentSecurityPolicy;
        }
    }

    /// <summary>Sets the headers of the body, or the status that says there is none to send.</summary>
    /// <returns>Whether the body is to be sent.</returns>
    private bool TrySend(HttpContext context, StringValues tag, StringValues coding, int length)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = tag;
        if (!HttpMethods.IsPost(request.Method) && IsKnownTo(request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return false;
        }

        response.Headers.ContentType = form.MediaType;
        response.Headers.ContentLength = length;
        if (coding.Count > 0)
        {
            response.Headers.ContentEncoding = coding;
        }

        if (rendition.Disposition.Count > 0)
        {
            response.Headers.ContentDisposition = rendition.Disposition;
        }

        return !HttpMethods.IsHead(request.Method);
    }

    // If-Modified-Since counts only where If-None-Match is absent, and says nothing of what a visitor sees.
    private bool IsKnownTo(HttpRequest request, StringValues tag)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count == 0)
        {
            return !rendition.HasSlots && request.Headers.IfModifiedSince.Count > 0 && new RequestHeaders(request.Headers).IfModifiedSince >= report.LastModifiedAt;
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
