using System.Net;
using System.Text;

namespace GitBrag.Api.SignIn;

/// <summary>The least that a page is made of.</summary>
internal static class PlainPage
{
    /// <summary>Sends a page that no cache keeps.</summary>
    /// <param name="context">The request that it answers.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">The heading, not yet encoded.</param>
    /// <param name="content">What follows it, as HTML.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, string content)
    {
        var heading = WebUtility.HtmlEncode(title);
        var body = Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{heading} · GitBrag</title></head>
            <body><main><h1>{heading}</h1>{content}</main></body>
            </html>
            """);
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
