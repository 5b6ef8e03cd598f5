using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

public sealed class SignInTests(TestSite site)
{
    [BrowserFact]
    public async Task Who_signs_in_is_named_until_they_sign_out()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddGenerated(TestSite.Contributor, 5);
        service.GitHub.Consent.Login = TestSite.Contributor;
        await service.GenerateAsync(TestSite.Contributor, "1_year");
        await using var visit = await site.VisitAsync(to: service);
        var page = visit.Page;
        const string report = $"/user/github/{TestSite.Contributor}?period=1_year";
        await visit.OpenAsync(report);

        await page.Locator("header").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("header .visitor")).ToContainTextAsync(TestSite.Contributor);
        Assert.EndsWith(report, page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".totals")).ToBeVisibleAsync();

        await page.Locator("header .account").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await visit.OpenAsync(report);

        await Assertions.Expect(page.Locator("header .visitor")).ToHaveTextAsync("Sign in");
    }
}
