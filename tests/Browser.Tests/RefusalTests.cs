using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

/// <summary>The pages that say why something is not done, each with what to do next.</summary>
public sealed class RefusalTests(TestSite site)
{
    private const string NewReport = "/user/github/octavia?period=2_years";

    [BrowserTheory]
    [InlineData("malformed-username", "/user/github/no.such", 400, "That is not a GitHub username", "GitHub username")]
    [InlineData("bad-period", "/user/github/octavia?period=fortnight", 400, "That is not a period", "2 years")]
    [InlineData("bad-dates", "/user/github/octavia?since=2025-12-31&until=2025-01-01", 400, "That is not a period", "Show")]
    [InlineData("not-found", "/nothing/here", 404, "Page not found", "GitHub username")]
    [InlineData("no-report", "/user/github/nobody-asked", 404, "No report of nobody-asked yet", "Generate the report")]
    [InlineData("private-signed-out", "/user/github/octavia?private=true", 401, "Sign in to see a private report", "Sign in with GitHub")]
    [InlineData("server-error", "/fault/program", 500, "Something went wrong", "Try again")]
    [InlineData("timeout", "/fault/timeout", 504, "Timeout", "Try again")]
    [InlineData("storage-away", "/fault/storage", 503, "Temporarily unavailable", "Try again")]
    public async Task Each_address_that_cannot_be_shown(string picture, string address, int status, string heading, string next)
    {
        await using var visit = await site.VisitAsync(name: picture);
        await visit.OpenAsync(address);
        await visit.ShowsAsync(status, heading, next);
    }

    [BrowserFact]
    public async Task A_ninth_report_that_would_have_to_wait()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.Faults.Add(new Fault { Hang = true });
        for (var month = 1; month <= 9; month++)
        {
            await service.BeginAsync("octavia", $"2024-{month:00}-01..2024-{month:00}-20");
        }

        await IsRefusedAsync(service, 429, "Too many reports at once", "Back to the report");
    }

    [BrowserFact]
    public async Task More_reports_than_one_person_needs()
    {
        await using var service = await SiteService.StartAsync("START_LIMIT_PER_ADDRESS=1");
        await service.BeginAsync("octavia", "1_year");
        await IsRefusedAsync(service, 429, "Too many reports", "Back to the report");
    }

    [BrowserFact]
    public async Task A_username_that_is_barred()
    {
        await using var service = await SiteService.StartAsync();
        await service.BarAsync("octavia");
        await IsRefusedAsync(service, 403, "No reports of this username", "GitHub username");
    }

    [BrowserFact]
    public async Task A_form_that_was_open_for_too_long()
    {
        await using var service = await SiteService.StartAsync();
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync(NewReport);
        await visit.Page.Context.ClearCookiesAsync();
        await visit.PressAsync("Generate the report");
        await visit.ShowsAsync(400, "The form has expired", "Back to the report");
    }

    [BrowserFact]
    public async Task A_service_without_credentials_where_nobody_can_sign_in()
    {
        await using var service = await SiteService.StartAsync("GITHUB_TOKEN=", "GITHUB_APP_CLIENT_ID=", "GITHUB_APP_CLIENT_SECRET=");
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync(NewReport);
        await visit.ShowsAsync(404, "No report of octavia yet", "1 year");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("./gitbrag report");
    }

    [BrowserFact]
    public async Task A_service_that_lends_nothing_where_people_sign_in()
    {
        await using var service = await SiteService.StartAsync("ALLOW_ANONYMOUS_GENERATION=false");
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync(NewReport);
        await visit.ShowsAsync(404, "No report of octavia yet", "Sign in with GitHub");
    }

    [BrowserFact]
    public async Task A_cluster_that_is_away()
    {
        await using var service = await SiteService.StartAsync(static builder => builder.Services.AddSingleton(static provider =>
            new ClusterConnectionState(provider.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System)));
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/fault/cluster");
        await visit.ShowsAsync(503, "Temporarily unavailable", "Try again");
    }

    private async Task IsRefusedAsync(SiteService service, int status, string heading, string next, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        await using var visit = await site.VisitAsync(to: service, name: name);
        await visit.OpenAsync(NewReport);
        await visit.PressAsync("Generate the report");
        await visit.ShowsAsync(status, heading, next);
    }
}
