using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

[Collection(SiteTests.Name)]
public sealed class SignInTests(TestSite site)
{
    [BrowserFact]
    public async Task Who_signs_in_is_named_until_they_sign_out()
    {
        await site.GenerateAsync(TestSite.Contributor, "1_year");
        site.GitHub.Consent.Login = TestSite.Contributor;
        await using var visit = await site.VisitAsync();
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
