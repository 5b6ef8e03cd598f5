using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Api.Sessions;

namespace GitBrag.Api.Protection;

/// <summary>
/// Refuses state-changing requests from pages of other sites. A browser would send the person's session with them; on a local service, they would use the service's
/// own credentials.
/// </summary>
internal static class CrossSiteRequests
{
    public static Task Check(HttpContext context, RequestDelegate next) =>
        IsChange(context.Request.Method) && !IsOwn(context)
            ? context.RequestServices.GetRequiredService<ErrorPages>().Write(context, KnownProblems.CrossSite)
            : next(context);

    private static bool IsChange(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method));

    // Browsers send these headers, and no page can change them. A request without them comes from another program, unless it has a session cookie.
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
