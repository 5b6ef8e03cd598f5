using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Pages.Messages;
using GitBrag.Pages.Reports;

namespace GitBrag.Api.Pages;

/// <summary>Shows problems as pages to people and as JSON to programs.</summary>
internal sealed class ErrorPages(SitePages pages)
{
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/health"];

    /// <summary>Writes a problem as a page or as JSON, depending on the request.</summary>
    public async Task Write(HttpContext context, Problem problem)
    {
        if (!IsForPerson(context.Request))
        {
            await problem.ExecuteAsync(context);
            return;
        }

        await (await Page(context, problem)).ExecuteAsync(context);
    }

    /// <summary>The page of a problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="links">The username's pages, when the problem is about one of them; else null.</param>
    public async Task<HtmlResult> Page(HttpContext context, Problem problem, ReportLinks? links = null)
    {
        problem.SetHeaders(context.Response);
        var message = KnownMessages.For(problem.Name, problem.Status, problem.Detail, QueryFlag.IsSet(context.Request, QueryRules.Private));
        var returnTo = HttpMethods.IsGet(context.Request.Method) ? ReturnPath.Safe(context.Request.Path + context.Request.QueryString) : links?.Self ?? "/";
        return new HtmlResult(problem.Status, await pages.Message(message, links, returnTo), VisitorSlots.Of(context));
    }

    private static bool IsForPerson(HttpRequest request) =>
        !ForPrograms.Any(prefix => request.Path.StartsWithSegments(prefix)) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
