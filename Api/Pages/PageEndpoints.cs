using GitBrag.Hosting;
using GitBrag.Pages.Reports;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Pages;

/// <summary>The pages.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").ExcludeFromDescription();
        group.MapRead("/", Home);
        group.MapRead("/example", Example);
        group.MapRead("/user/github", FindUser);
        group.MapRead("/user/github/{username}", GetReport);
        group.MapRead("/user/github/{username}/generate", AskToGenerate);
        group.MapPost("/user/github/{username}/generate", Generate);
        group.MapPost("/user/github/{username}/cancel", Cancel);
        endpoints.MapAssets();
    }

    private static async Task<IResult> Home(HttpContext context, [FromServices] SitePages pages) =>
        new HtmlResult(StatusCodes.Status200OK, await pages.Home(), VisitorSlots.Of(context));

    private static async Task<IResult> Example(HttpContext context, [FromServices] SitePages pages) =>
        new HtmlResult(StatusCodes.Status200OK, await pages.Example(), VisitorSlots.Of(context));

    // The field on the home page accepts @name and the address of a profile.
    private static async Task<IResult> FindUser([FromQuery] string? username, HttpContext context, [FromServices] PageRequestReader requests, [FromServices] ErrorPages errors)
    {
        var typed = (username ?? "").Trim().TrimEnd('/');
        var name = typed[(typed.LastIndexOfAny(['/', '@']) + 1)..];
        return requests.Read(name, out var login) is { } malformed
            ? await errors.Page(context, malformed)
            : TypedResults.LocalRedirect($"~{new ReportLinks(login, "").User}");
    }

    private static async Task<IResult> GetReport(
        string username,
        HttpContext context,
        [FromServices] PageRequestReader requests,
        [FromServices] ReportPages reports,
        [FromServices] ErrorPages errors,
        CancellationToken cancellationToken)
    {
        if (requests.Read(username, out var name) is { } malformed)
        {
            return await errors.Page(context, malformed);
        }

        if (requests.Redirect(username, name, context.Request) is var (path, isPermanent))
        {
            return TypedResults.LocalRedirect($"~{path}", isPermanent);
        }

        var (request, problem) = await requests.Read(username, context.Request, cancellationToken);
        return request is null ? await errors.Page(context, problem!, new ReportLinks(name, "")) : await reports.Get(request, context, cancellationToken);
    }

    private static async Task<IResult> AskToGenerate(
        string username,
        HttpContext context,
        [FromServices] PageRequestReader requests,
        [FromServices] SitePages pages,
        [FromServices] VisitorSlots visitors,
        [FromServices] ErrorPages errors,
        CancellationToken cancellationToken)
    {
        var (request, problem) = await requests.Read(username, context.Request, cancellationToken);
        return request is null
            ? await errors.Page(context, problem!)
            : new HtmlResult(StatusCodes.Status200OK, await pages.Generate(PageRequestReader.LinksOf(request), request.Caller.Usable is not null), visitors.WithToken(context));
    }

    private static Task<IResult> Generate(string username, HttpContext context, [FromServices] TaskForms forms, CancellationToken cancellationToken) =>
        forms.Start(username, context, cancellationToken);

    private static Task<IResult> Cancel(string username, HttpContext context, [FromServices] TaskForms forms, CancellationToken cancellationToken) =>
        forms.Cancel(username, context, cancellationToken);
}
