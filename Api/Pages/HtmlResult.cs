using GitBrag.Api.Serving;

namespace GitBrag.Api.Pages;

/// <summary>Sends a page that no cache stores: a message, a form, the progress of a report.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="page">The page.</param>
/// <param name="slots">What the visitor sees in its slots; null for the defaults.</param>
internal sealed class HtmlResult(int status, RenderedBody page, SlotContent? slots) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "text/html; charset=utf-8";

    public int? StatusCode => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var parts = page.Parts.Select(part => slots?.In(part) ?? part.Bytes).ToList();
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        response.ContentType = ContentType;
        response.ContentLength = parts.Sum(static part => part.Length);
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            foreach (var part in parts)
            {
                await response.BodyWriter.WriteAsync(part, httpContext.RequestAborted);
            }
        }
    }
}
