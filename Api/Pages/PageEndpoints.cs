using GitBrag.Api.Callers;
using GitBrag.Hosting;
using GitBrag.Pages.Reports;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Pages;

/// <summary>The addresses that people look at.</summary>
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

    // The field on the home page: people type an @ before the name, and paste addresses of profiles.
    private static async Task<IResult> FindUser([FromQuery] string? username, HttpContext context, [FromServices] PageRequestReader addresses, [FromServices] ErrorPages errors)
    {
        var typed = (username ?? "").Trim().TrimEnd('/');
        var name = typed[(typed.LastIndexOfAny(['/', '@']) + 1)..];
        return addresses.Read(name, out var login) is { } malformed
            ? await errors.Page(context, malformed)
            : TypedResults.LocalRedirect($"~{new ReportLinks(login, "").User}");
    }

    private static async Task<IResult> GetReport(
        string username,
        HttpContext context,
        [FromServices] PageRequestReader addresses,
        [FromServices] ReportPages reports,
        [FromServices] ErrorPages errors,
        CancellationToken cancellationToken)
    {
        if (addresses.Read(username, out var name) is { } malformed)
        {
            return await errors.Page(context, malformed);
        }

        if (addresses.Elsewhere(username, name, context.Request) is var (path, isPermanent))
        {
            return TypedResults.LocalRedirect($"~{path}", isPermanent);
        }

        var (request, problem) = await addresses.Read(username, context.Request, cancellationToken);
        return request is null ? await errors.Page(context, problem!, new ReportLinks(name, "")) : await reports.Get(request, context, cancellationToken);
    }

    private static async Task<IResult> AskToGenerate(
        string username,
        HttpContext context,
        [FromServices] PageRequestReader addresses,
        [FromServices] SitePages pages,
        [FromServices] VisitorSlots visitors,
        [FromServices] ErrorPages errors,
        CancellationToken cancellationToken)
    {
        var (request, problem) = await addresses.Read(username, context.Request, cancellationToken);
        return request is null
            ? await errors.Page(context, problem!)
            : new HtmlResult(StatusCodes.Status200OK, await pages.Generate(PageRequestReader.LinksOf(request), request.Caller.Usable is not null), visitors.WithToken(context));
    }

    private static Task<IResult> Generate(string username, HttpContext context, [FromServices] TaskForms forms, CancellationToken cancellationToken) =>
        forms.Start(username, context, cancellationToken);

    private static Task<IResult> Cancel(string username, HttpContext context, [FromServices] TaskForms forms, CancellationToken cancellationToken) =>
        forms.Cancel(username, context, cancellationToken);
}
