using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Pages.Assets;

namespace GitBrag.Api.Pages;

/// <summary>The static files of the pages. Their addresses contain a hash of the content, so browsers cache them for good.</summary>
internal static class AssetEndpoints
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string OneDay = "public, max-age=86400";

    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead(SiteAssets.Folder + "{name}", static (HttpContext context) =>
            SiteAssets.Find(context.Request.Path) is { } asset ? Send(context, asset, Immutable) : Missing(context)).ExcludeFromDescription();
        endpoints.MapRead("/favicon.ico", static (HttpContext context) => Send(context, SiteAssets.IconFile, OneDay)).ExcludeFromDescription();
    }

    private static Task Missing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task Send(HttpContext context, SiteAsset asset, string caching)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.ContentType = asset.ContentType;
        headers.Vary = "Accept-Encoding";
        var packed = AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding.ToString()) == ContentCoding.Brotli;
        var body = packed ? asset.Brotli : asset.Body;
        if (packed)
        {
            headers.ContentEncoding = "br";
        }

        headers.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }
}
