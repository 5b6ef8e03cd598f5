using System.Text;
using GitBrag.Api.Serving;
using GitBrag.Keys;
using GitBrag.Pages.Cards;
using GitBrag.Reporting.Documents;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Cards;

/// <summary>One kind of image in every theme.</summary>
/// <param name="draw">Draws a report.</param>
/// <param name="drawNone">Draws the image for a missing report.</param>
internal sealed class CardFormats(Func<Report, CardTheme, string> draw, Func<GitHubLogin, ReportPeriod, CardTheme, string> drawNone)
{
    public const string MediaType = "image/svg+xml";

    private static readonly StringValues ContentType = $"{MediaType}; charset=utf-8";

    // GitHub's image proxy obeys Cache-Control: a new report shows there within five minutes, a first one within one.
    private static readonly StringValues FiveMinutes = "public, max-age=300";
    private static readonly StringValues OneMinute = "public, max-age=60";

    private readonly Dictionary<CardTheme, ReportFormat> _forms = CardTheme.All.ToDictionary(static theme => theme, theme => FormOf(draw, theme));

    /// <summary>The image in a theme.</summary>
    public ReportFormat Of(CardTheme theme) => _forms[theme];

    /// <summary>The image for a missing report.</summary>
    public IResult None(ReportKey key, CardTheme theme) => new NoCard(Encoding.UTF8.GetBytes(drawNone(key.Login, key.Period, theme)), PolicyOf(theme));

    private static ReportFormat FormOf(Func<Report, CardTheme, string> draw, CardTheme theme) =>
        new(ContentType, report => ValueTask.FromResult(RenderedBody.Of(Encoding.UTF8.GetBytes(draw(report, theme)))))
        {
            CacheControl = FiveMinutes,
            ContentSecurityPolicy = PolicyOf(theme),
        };

    // Opened by itself, the image is a document with an inline style.
    private static StringValues PolicyOf(CardTheme theme) => $"default-src 'none'; style-src 'sha256-{theme.StyleHash}'; frame-ancestors 'none'";

    private sealed class NoCard(byte[] svg, StringValues policy) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.CacheControl = OneMinute;
            response.Headers.ContentSecurityPolicy = policy;
            response.Headers.ContentType = ContentType;
            response.ContentLength = svg.Length;
            return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(svg, httpContext.RequestAborted).AsTask();
        }
    }
}
