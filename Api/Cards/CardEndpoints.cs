using System.ComponentModel;
using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Api.Protection;
using GitBrag.Api.Requests;
using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Pages.Cards;
using GitBrag.Pages.Reports;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Cards;

/// <summary>Images of public reports, to embed in other pages.</summary>
internal static class CardEndpoints
{
    private const string Theme = "The theme: auto (follows the color scheme of the reader), light, dark, clear, moss or dusk. Default: auto.";

    public static void MapCards(this IEndpointRouteBuilder endpoints)
    {
        var user = endpoints.MapGroup("/user/github/{username}").WithTags("Cards").WithMetadata(Embeddable.Instance);
        Map(user, "card", new CardFormats(CardDrawing.Draw, CardDrawing.DrawNone))
            .WithSummary("A card for a README")
            .WithDescription("An SVG of 480 by 272 pixels. Without a stored report it says so, with status 200, because image proxies drop other statuses.");
        Map(user, "badge", new CardFormats(BadgeDrawing.Draw, static (_, _, theme) => BadgeDrawing.DrawNone(theme)))
            .WithSummary("A badge for a README")
            .WithDescription("An SVG of one line. Without a stored report it says so, with status 200, because image proxies drop other statuses.");
    }

    /// <summary>The page that composes one.</summary>
    public static void MapCardPage(this IEndpointRouteBuilder endpoints) => endpoints.MapRead("/user/github/{username}/card", Compose).ExcludeFromDescription();

    private static async Task<IResult> Compose(
        string username,
        [AsParameters] PeriodQuery query,
        [FromQuery] string? theme,
        [FromQuery] string? kind,
        HttpContext context,
        [FromServices] RequestKeys keys,
        [FromServices] SitePages pages,
        [FromServices] ErrorPages errors)
    {
        if (keys.Read(username, query, out var key) is { } malformed)
        {
            return await errors.Page(context, malformed);
        }

        var page = await pages.Card(new ReportLinks(key.Login.Name, key.Period.Name), CardTheme.Find(theme) ?? CardTheme.All[0], kind == "badge");
        return new HtmlResult(StatusCodes.Status200OK, page, VisitorSlots.Of(context));
    }

    private static RouteHandlerBuilder Map(RouteGroupBuilder user, string name, CardFormats forms)
    {
        return user.MapRead($"/{name}.svg", Get)
            .WithName(name)
            .Produces<string>(StatusCodes.Status200OK, CardFormats.MediaType)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(400);

        async Task<IResult> Get(
            [Description(ParameterDescriptions.Username)] string username,
            [AsParameters] PeriodQuery query,
            [FromQuery, Description(Theme)] string? theme,
            [FromServices] RequestKeys keys,
            [FromServices] RenderedReportCache reports,
            CancellationToken cancellationToken)
        {
            if (keys.Read(username, query, out var key) is { } malformed)
            {
                return malformed;
            }

            if (CardTheme.Find(theme) is not { } look)
            {
                return KnownProblems.InvalidParameter(Theme);
            }

            return await reports.Get(key, cancellationToken) is { } report ? await report.ToResult(forms.Of(look), cancellationToken) : forms.None(key, look);
        }
    }
}
