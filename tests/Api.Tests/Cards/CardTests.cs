using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GitBrag.Api.Tests.Pages;
using GitBrag.Pages.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Api.Tests;

public sealed partial class CardTests(TestService service) : IClassFixture<TestService>
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static IEnumerable<object[]> Pictures => from theme in CardTheme.All from kind in (string[])["card", "badge"] select (object[])[kind, theme.Name];

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_picture_may_be_shown_by_other_sites_and_runs_nothing(string kind, string theme)
    {
        await service.StoreAsync(StoredReports.Sample("ada-cards", "1_year", Clock.UtcNow));
        var path = $"/user/github/Ada-Cards/{kind}.svg?period=1_year&theme={theme}";

        using var response = await service.GetAsync(path);
        using var again = await service.GetAsync(path, null, ("If-None-Match", response.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
        Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        var picture = Parse(await response.Content.ReadAsStringAsync());
        var style = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(picture.Descendants(Svg + "style").Single().Value)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{style}'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("card.svg", "No report yet")]
    [InlineData("badge.svg", "no report yet")]
    public async Task Where_there_is_no_report_the_picture_says_so_and_is_not_kept_long(string path, string text)
    {
        using var response = await service.GetAsync($"/user/github/nobody-here/{path}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("public, max-age=60", response.Headers.CacheControl!.ToString());
        Assert.Contains(text, Texts(Parse(await response.Content.ReadAsStringAsync())));
    }

    [Theory]
    [InlineData("ada/card.svg?theme=plaid", "invalid-parameter")]
    [InlineData("ada/card.svg?period=never", "invalid-period")]
    [InlineData("a.b/badge.svg", "invalid-username")]
    public async Task What_cannot_be_drawn_is_no_picture(string path, string problem)
    {
        using var response = await service.GetAsync($"/user/github/{path}");

        await response.IsProblemAsync(HttpStatusCode.BadRequest, problem);
    }

    [Fact]
    public void A_card_says_of_when_it_is_and_what_it_lacks()
    {
        var fresh = StoredReports.Sample("ada", "1_year", Now);

        Assert.Contains("As of 2 Jan 2026", Texts(Parse(CardDrawing.Draw(fresh, CardTheme.All[0]))));
        Assert.Contains(
            "As of 2 Jan 2026 (stale) · incomplete",
            Texts(Parse(CardDrawing.Draw(fresh with { Stale = true, Complete = false }, CardTheme.All[0]))));
        Assert.Contains("the last year, as of 2 Jan 2026", Texts(Parse(BadgeDrawing.Draw(fresh with { Stale = true }, CardTheme.All[0]))));
    }

    [Theory]
    [InlineData("</text><script>alert(1)</script>")]
    [InlineData("\" onload=\"alert(1)")]
    [InlineData("]]> & <!-- \u0001 \uFFFE \uD800 \u202E gnp")]
    [InlineData("Dr. Wolfeschlegelsteinhausenbergerdorff the Third of Somewhere far away")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    [InlineData("")]
    public void Whatever_a_name_holds_is_text_that_fits(string name)
    {
        var report = StoredReports.Sample("ada", "1_year", Now);

        var picture = Parse(CardDrawing.Draw(report with { Profile = report.Profile with { Name = name } }, CardTheme.All[0]));

        Assert.Empty(picture.Descendants(Svg + "script"));
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes(), static attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        var title = picture.Elements(Svg + "text").First().Value;
        Assert.DoesNotContain('\u202E', title);
        Assert.InRange(CardText.Width(title, 20, bold: true), 1, 340);
        Assert.True(name.Length < 40 || title.EndsWith('…'), title);
    }

    [Fact]
    public void Columns_mean_the_pull_requests_they_stand_for()
    {
        var report = StoredReports.Sample("ada", "1_year", new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), 40);

        var columns = Parse(CardDrawing.Draw(report, CardTheme.All[0])).Elements(Svg + "rect").Where(static rect => (string?)rect.Attribute("class") == "a").ToList();

        // They were merged 1 to 40 days before: thirty in January, the others in December.
        Assert.Equal([10, 30], columns.Select(column => (int)Math.Round(Number(column, "height") / 54 * 30)).Order());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(9_999, "9,999")]
    [InlineData(10_000, "10k")]
    [InlineData(84_149, "84.1k")]
    [InlineData(99_949, "99.9k")]
    [InlineData(99_950, "100k")]
    [InlineData(999_499, "999k")]
    [InlineData(999_500, "1M")]
    [InlineData(12_340_000, "12.3M")]
    public void Large_counts_are_short(long count, string text) => Assert.Equal(text, CardDrawing.Short(count));

    [Fact]
    public void Every_look_can_be_read()
    {
        foreach (var theme in CardTheme.All)
        {
            foreach (var colours in theme.Style.Split("@media"))
            {
                var paper = Colour(colours, ".p{fill");
                Assert.All([".i{fill", ".m{fill"], text => Assert.True(Wcag.Contrast(paper, Colour(colours, text)) >= Wcag.ForText, $"{theme.Name} {text}"));
                Assert.True(Wcag.Contrast(paper, Colour(colours, ".a{fill")) >= Wcag.ForShapes, theme.Name);
            }
        }
    }

    [Fact]
    public async Task The_page_to_compose_one_shows_it_and_gives_its_markdown()
    {
        using var response = await service.GetAsync("/user/github/Ada-Cards/card?period=2_years&theme=dusk");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("<img src=\"/user/github/ada-cards/card.svg?period=2_years&amp;theme=dusk\"", html, StringComparison.Ordinal);
        var origin = service.App.Urls.First();
        Assert.Contains(
            $"[![Pull requests of ada-cards on GitHub]({origin}/user/github/ada-cards/card.svg?period=2_years&amp;theme=dusk)]({origin}/user/github/ada-cards?period=2_years)</textarea>",
            html,
            StringComparison.Ordinal);
        Assert.Contains("<option value=\"dusk\" selected>", html, StringComparison.Ordinal);
    }

    private ReportClock Clock => service.App.Services.GetRequiredService<ReportClock>();

    private static XElement Parse(string svg) => XDocument.Parse(svg).Root!;

    private static List<string> Texts(XElement picture) => [.. picture.Descendants(Svg + "text").Select(static text => text.Value)];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string Colour(string style, string rule) => HexColour().Match(style, style.IndexOf(rule, StringComparison.Ordinal)).Value;

    [GeneratedRegex("#[0-9a-f]{6}")]
    private static partial Regex HexColour();
}
