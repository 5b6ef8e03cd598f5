using GitBrag.GitHub.StandIn;

namespace GitBrag.Browser.Tests;

/// <summary>The pages of reports that cannot be had, each with what to do next.</summary>
public sealed class FailedReportTests(TestSite site)
{
    private const string Yearly = "1_year";
    private const string Longer = "2_years";

    [BrowserFact]
    public async Task Nobody_of_that_name()
    {
        await using var service = await SiteService.StartAsync();
        await ShowsAsync(service, "mispelt-name", Yearly, 404, "mispelt-name is not on GitHub", "Try again");
    }

    [BrowserFact]
    public async Task An_organisation()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddOrganization(new WorldOrganization { Login = "tidewater" });
        await ShowsAsync(service, "tidewater", Yearly, 404, "tidewater is not a user", "GitHub username");
    }

    [BrowserFact]
    public async Task An_account_that_has_another_name_now()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddGenerated("old-name", 2);
        await service.GenerateAsync("old-name", Yearly);
        var id = service.GitHub.World.User("old-name")!.DatabaseId;
        service.GitHub.World.RemoveUser("old-name");
        service.GitHub.World.AddUser(new WorldUser { Login = "new-name", DatabaseId = id });

        await ShowsAsync(service, "old-name", Longer, 404, "old-name was renamed", "GitHub username");
    }

    [BrowserFact]
    public async Task An_account_that_is_gone_or_suspended()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddGenerated("gone-by-now", 2);
        await service.GenerateAsync("gone-by-now", Yearly);
        service.GitHub.World.RemoveUser("gone-by-now");

        await ShowsAsync(service, "gone-by-now", Longer, 404, "gone-by-now is no longer on GitHub", "GitHub username");
    }

    [BrowserFact]
    public async Task Credentials_that_GitHub_refuses()
    {
        await using var service = await SiteService.StartAsync();
        await service.GenerateAsync("octavia", Yearly, "expired-token");

        await ShowsAsync(service, "octavia", null, 502, "GitHub refused the credentials", "Sign in with GitHub");
    }

    [BrowserFact]
    public async Task A_GitHub_that_does_not_answer()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.Faults.Add(new Fault { Status = 502 });
        await ShowsAsync(service, "octavia", Yearly, 502, "GitHub is unavailable", "Try again");
    }

    [BrowserFact]
    public async Task Work_that_came_to_a_halt()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.Faults.Add(new Fault { Hang = true });
        await service.BeginAsync("octavia", Yearly);
        service.Time.Advance(TimeSpan.FromMinutes(10));

        await ShowsAsync(service, "octavia", null, 504, "The task timed out", "Try again");
    }

    [BrowserFact]
    public async Task A_rate_limit_and_the_instant_when_the_work_goes_on()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddGenerated("octavia", 120);
        service.GitHub.ResetLimits(new LimitOptions { GraphQL = 2 });
        await service.BeginAsync("octavia", Yearly);
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/user/github/octavia");

        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("#until")).ToContainTextAsync("rate limit is exceeded. Continues at");
        await visit.ShowsAsync(202, "Generating", "Cancel");
    }

    [BrowserFact]
    public async Task A_report_that_was_cancelled_where_it_was_watched()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.Faults.Add(new Fault { Hang = true });
        await service.BeginAsync("octavia", Yearly);
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/user/github/octavia");

        await visit.PressAsync("Cancel");

        await visit.ShowsAsync(404, "The report was cancelled", "Try again");
    }

    [BrowserFact]
    public async Task An_old_report_that_could_not_be_renewed()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.World.AddGenerated("octavia", 60, 6, 360, 8, service.Time.GetUtcNow());
        await service.GenerateAsync("octavia", Yearly);
        service.GitHub.World.RemoveUser("octavia");
        service.Time.Advance(TimeSpan.FromDays(2));
        await service.GenerateAsync("octavia", Yearly);

        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/user/github/octavia");

        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator(".warning")).ToContainTextAsync("octavia is no longer on GitHub");
        await visit.ShowsAsync(200, "octavia", "Refresh");
    }

    // A page that its service leads to when the work on it has ended.
    private async Task ShowsAsync(
        SiteService service, string login, string? period, int status, string heading, string next, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        if (period is not null)
        {
            await service.GenerateAsync(login, period);
        }

        await using var visit = await site.VisitAsync(to: service, name: name);
        await visit.OpenAsync($"/user/github/{login}?period={period ?? Yearly}");
        await visit.ShowsAsync(status, heading, next);
    }
}
