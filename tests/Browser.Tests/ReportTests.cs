using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

public sealed partial class ReportTests(TestSite site)
{
    private const string Report = $"/user/github/{TestSite.Contributor}?period=1_year";

    [BrowserFact]
    public async Task A_first_visit_shows_how_far_the_report_is_and_then_the_report()
    {
        const string login = "newcomer";
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddGenerated(login, 60, 6, 360, 8, TimeProvider.System.GetUtcNow());
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.GitHub.BeforeAnswer = call => call.FileLists.Count > 0 ? held.Task : Task.CompletedTask;
        await using var visit = await site.VisitAsync(to: service);
        var page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByLabel("GitHub username").FillAsync(login);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show report" }).ClickAsync();
        try
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Generate the report" }).ClickAsync();

            await Assertions.Expect(page.Locator("#progress")).ToBeVisibleAsync();
            await page.EvaluateAsync("window.isSamePage = true");
            await Assertions.Expect(page.Locator("#count")).ToHaveTextAsync(Fraction());
            Assert.True(await page.EvaluateAsync<bool>("window.isSamePage === true"));
        }
        finally
        {
            service.GitHub.BeforeAnswer = null;
            held.SetResult();
        }

        await Assertions.Expect(page.Locator(".totals .hero dd")).ToHaveTextAsync(Number());
        Assert.EndsWith($"/user/github/{login}?period=1_year", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Another_period_is_a_click_away_and_any_dates_a_form()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await site.GenerateAsync(TestSite.Contributor, "2_years");
        await site.GenerateAsync(TestSite.Contributor, "2024-01-01..2024-12-31");
        await using var visit = await site.VisitAsync();
        var page = visit.Page;
        await visit.OpenAsync(Report);

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "2 years" }).ClickAsync();
        await Assertions.Expect(page.Locator(".periods [aria-current=page]")).ToHaveTextAsync("2 years");
        await page.GetByText("Any dates").ClickAsync();
        await page.Locator("input[name=since]").FillAsync("2024-01-01");
        await page.Locator("input[name=until]").FillAsync("2024-12-31");
        await page.Locator(".periods").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Show" }).ClickAsync();

        await Assertions.Expect(page.Locator(".periods summary")).ToHaveTextAsync("1 Jan 2024 – 31 Dec 2024");
        await Assertions.Expect(page.Locator(".totals")).ToBeVisibleAsync();
        Assert.Contains("period=2024-01-01..2024-12-31", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Pull_requests_can_be_searched_and_sorted()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync();
        var page = visit.Page;
        await visit.OpenAsync(Report);
        var title = await page.Locator("#repos tbody tr td:first-child").Last.InnerTextAsync();
        var all = await page.Locator("#repos tbody tr:not([hidden])").CountAsync();

        await page.Locator("#search").FillAsync(title);
        var found = page.Locator("#repos tbody tr:not([hidden])");
        Assert.InRange(await found.CountAsync(), 1, all - 1);
        Assert.Equal(title, await found.First.Locator("td").First.InnerTextAsync());
        await page.Locator("#search").FillAsync("no pull request is called like this");
        await Assertions.Expect(page.Locator("#found")).ToHaveTextAsync("No pull requests match.");
        await page.Locator("#search").FillAsync("");
        await page.Locator("#order").SelectOptionAsync("name");
        var names = await page.Locator("#repos .repo").EvaluateAllAsync<string[]>("repos => repos.map(repo => repo.dataset.name.toLowerCase())");
        Assert.Equal(names.Order(StringComparer.Ordinal), names);

        var table = page.Locator("#repos table.prs").First;
        await table.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Added" }).ClickAsync();
        var added = await table.Locator("tbody tr td:nth-child(4)").EvaluateAllAsync<int[]>("cells => cells.map(cell => Number(cell.textContent.replace(/[^0-9]/g, '')))");
        Assert.Equal(added.Order(), added);
        Assert.Equal("ascending", await table.Locator("th:nth-child(4)").GetAttributeAsync("aria-sort"));
    }

    [BrowserFact]
    public async Task A_card_is_composed_and_its_markdown_copied()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync(new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = visit.Page;
        await visit.OpenAsync(Report);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Make a card" }).ClickAsync();
        await page.GetByLabel("Theme").SelectOptionAsync("dusk");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show" }).ClickAsync();

        await Assertions.Expect(page.Locator(".preview img")).ToHaveAttributeAsync("src", $"/user/github/{TestSite.Contributor}/card.svg?period=1_year&theme=dusk");
        Assert.Equal(480, await page.Locator(".preview img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal(await page.Locator("#markdown").InputValueAsync(), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [BrowserFact]
    public async Task A_picture_opened_by_itself_is_allowed_its_own_style()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync();

        Assert.Equal(200, await visit.OpenAsync($"/user/github/{TestSite.Contributor}/card.svg?period=1_year&theme=dark"));

        Assert.Equal("rgb(255, 129, 87)", await visit.EvaluateAsync<string>("getComputedStyle(document.querySelector('rect.a')).fill"));
    }

    [GeneratedRegex("^[0-9]+ of [0-9]+$")]
    private static partial Regex Fraction();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Number();
}
