using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Api.Sessions;

namespace GitBrag.Api.Protection;

/// <summary>
/// Refuses requests that change something and that a page of another site sent: a browser would lend it the person's session, or, on the machine where the service
/// runs for its owner alone, the service's own credentials.
/// </summary>
internal static class CrossSiteRequests
{
    public static Task Check(HttpContext context, RequestDelegate next) =>
        IsChange(context.Request.Method) && !IsOwn(context)
            ? context.RequestServices.GetRequiredService<ErrorPages>().Write(context, KnownProblems.CrossSite)
            : next(context);

    private static bool IsChange(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method));

    // Browsers say where a request comes from, and no page can change what they say; what says nothing is no browser, unless it brings a browser's cookie.
    private static bool IsOwn(HttpContext context)
    {
        var request = context.Request;
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
        {
            return site.ToString() is "same-origin" or "none";
        }

        var origin = request.Headers.Origin;
        return origin.Count > 0
            ? origin.ToString().Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            : CurrentSession.Of(context) is null || request.Headers.Authorization.Count > 0;
    }
}
