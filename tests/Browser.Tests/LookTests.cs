using System.Text;
using System.Text.RegularExpressions;
using GitBrag.GitHub.StandIn;
using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

public sealed partial class LookTests(TestSite site)
{
    private const string Report = $"/user/github/{TestSite.Contributor}?period=1_year";

    [BrowserFact]
    public async Task In_a_dark_room_the_page_is_dark()
    {
        await using var light = await site.VisitAsync(new BrowserNewContextOptions { ColorScheme = ColorScheme.Light });
        await using var dark = await site.VisitAsync(new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        const string brightness = "getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3";

        Assert.Equal(200, await light.OpenAsync("/"));
        Assert.Equal(200, await dark.OpenAsync("/"));

        Assert.True(await light.EvaluateAsync<double>(brightness) > 230);
        Assert.True(await dark.EvaluateAsync<double>(brightness) < 40);
    }

    [BrowserFact]
    public async Task A_phone_of_320_pixels_scrolls_in_one_direction()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 640 }, HasTouch = true });
        foreach (var path in (string[])["/", "/example", Report, $"/user/github/{TestSite.Contributor}/card", "/user/github/nobody-yet", "/user/github/a.b", "/sign-in?return_to=%2F"])
        {
            await visit.OpenAsync(path);

            Assert.True(await visit.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, path);
        }
    }

    [BrowserFact]
    public async Task Without_JavaScript_everything_is_there_to_be_read()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });

        Assert.Equal(200, await visit.OpenAsync(Report));

        var count = await visit.Page.Locator(".totals .hero dd").InnerTextAsync();
        Assert.InRange(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), 80, 120);
        Assert.Equal(count, $"{await visit.Page.Locator("#repos tbody tr").CountAsync()}");
        Assert.False(await visit.Page.Locator("#search").IsVisibleAsync());
        await visit.Page.GetByText("Any dates").ClickAsync();
        Assert.True(await visit.Page.Locator("input[name=since]").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Without_JavaScript_a_page_in_progress_asks_again_by_itself_until_the_report_is_there()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddGenerated(TestSite.Contributor, 12, 3, 360, 8, service.Time.GetUtcNow());
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.GitHub.BeforeAnswer = _ => held.Task;
        await service.BeginAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync(new BrowserNewContextOptions { JavaScriptEnabled = false }, service);
        Assert.Equal(202, await visit.OpenAsync(Report));
        await visit.KeepPictureAsync("-waiting");

        await visit.Page.WaitForResponseAsync(static response => response.Status == 202 && response.Request.IsNavigationRequest);
        held.SetResult();

        await Assertions.Expect(visit.Page.Locator(".totals")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task On_paper_a_hundred_pull_requests_are_two_pages()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync();
        await visit.OpenAsync(Report);

        var pdf = await visit.Page.PdfAsync(new PagePdfOptions { Format = "A4", Path = visit.PictureOf(".pdf") });

        // In every typeface that a machine may have: it was tried from Liberation Sans Narrow to DejaVu Sans Mono.
        Assert.Equal(2, PageObject().Count(Encoding.Latin1.GetString(pdf)));
    }

    [BrowserFact]
    public async Task Typed_keys_alone_lead_to_a_report()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync();
        await visit.OpenAsync("/");

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await visit.EvaluateAsync<string>("document.activeElement.textContent"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync($"@{TestSite.Contributor}");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator(".totals")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();

    [BrowserFact]
    public async Task A_number_behind_right_to_left_text_stays_behind_it_and_reads_from_left_to_right()
    {
        const string login = "right-to-left";
        site.GitHub.World.AddUser(new WorldUser { Login = login });
        site.GitHub.World.AddRepository(new WorldRepository { FullName = $"{login}/tools" });
        site.GitHub.World.AddPullRequest(new WorldPullRequest
        {
            Repository = $"{login}/tools", Number = 41, Author = login, Title = "\u202Eתיקון באג", CreatedAt = TimeProvider.System.GetUtcNow().AddDays(-1), AuthorAssociation = "OWNER", Files = [],
        });
        await site.GenerateAsync(login, "1_year");
        await using var visit = await site.VisitAsync();
        await visit.OpenAsync($"/user/github/{login}");

        Assert.True(await visit.EvaluateAsync<bool>("""
            (() => {
              const text = [...document.querySelectorAll('td small')].find((small) => small.textContent.startsWith('#41')).firstChild;
              const left = (at) => { const one = document.createRange(); one.setStart(text, at); one.setEnd(text, at + 1); return one.getBoundingClientRect().left; };
              document.querySelectorAll('details').forEach((details) => { details.open = true; });
              return text.parentElement.parentElement.querySelector('bdi').getBoundingClientRect().right <= left(0) && left(0) < left(1) && left(1) < left(2);
            })()
            """));
    }
}
