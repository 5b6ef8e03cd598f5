using GitBrag.GitHub.StandIn;
using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

public sealed class PrivateReportTests(TestSite site)
{
    private const string Login = "octavia";
    private const string Vault = $"{Login}/vault";

    [BrowserFact]
    public async Task A_private_report_is_found_made_and_seen_by_its_viewer_and_is_gone_for_the_next_visitor()
    {
        await using var service = await SiteService.StartAsync();
        AddPrivateWork(service);
        await service.GenerateAsync(Login, "1_year");
        await using var visit = await site.VisitAsync(to: service);
        var page = visit.Page;
        await visit.OpenAsync($"/user/github/{Login}");
        await Assertions.Expect(page.Locator("#repos")).Not.ToContainTextAsync(Vault);

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "With private repositories" }).ClickAsync();
        await visit.ShowsAsync(401, "Sign in to see a private report", "Sign in with GitHub");
        await page.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Sign in with GitHub" }).ClickAsync();
        await visit.ShowsAsync(404, $"No private report of {Login} yet", "Generate the report");
        await visit.PressAsync("Generate the report");
        await Assertions.Expect(page.Locator("#repos")).ToContainTextAsync(Vault);

        Assert.EndsWith($"/user/github/{Login}?period=1_year&private=true", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("only you can see it");
        var shown = await page.ReloadAsync();
        await visit.KeepPictureAsync("-seen");
        Assert.Equal("private, no-store", await shown!.HeaderValueAsync("cache-control"));
        await page.Locator("header .account").ClickAsync();
        await visit.PressAsync("Sign out");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await visit.ShowsAsync(401, "Sign in to see a private report", "Sign in with GitHub");
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync(Vault);
    }

    private static void AddPrivateWork(SiteService service)
    {
        var now = service.Time.GetUtcNow();
        var world = service.GitHub.World;
        world.AddGenerated(Login, 12, 3, 360, 8, now);
        world.AddRepository(new WorldRepository { FullName = Vault, Description = "Nobody else’s business", IsPrivate = true });
        for (var number = 1; number <= 3; number++)
        {
            world.AddPullRequest(new WorldPullRequest
            {
                Repository = Vault,
                Number = number,
                Author = Login,
                Title = $"Build door {number}",
                CreatedAt = now.AddDays(-20 * number),
                MergedAt = now.AddDays(-20 * number).AddHours(5),
                Files = [new WorldFile($"src/Door{number}.cs", 90, 7, "added")],
            });
        }

        service.GitHub.Consent.Login = Login;
    }
}
