using System.Net;
using GitBrag.Reporting.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Api.Tests.Pages;

public sealed class ReportPageTests(TestService service) : IClassFixture<TestService>
{
    private DateTimeOffset Now => service.App.Services.GetRequiredService<ReportClock>().UtcNow;

    [Fact]
    public async Task A_page_shows_everything_that_the_report_says()
    {
        var report = PageReports.OfMany("ada-shows", Now, 40);
        await service.StoreAsync(report);

        using var response = await service.GetAsync("/user/github/ada-shows");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(report.Profile.Name, page.Text("h1"));
        Assert.Equal("40", page.Text(".totals .hero dd"));
        Assert.Equal(6, page.QuerySelectorAll(".sizes tbody tr").Length);
        Assert.Equal(["62.5%", "37.5%"], page.QuerySelectorAll(".languages rect.fill").Select(static bar => bar.GetAttribute("width")));
        Assert.Equal(36, page.QuerySelectorAll("#repos tbody tr").Length);
        Assert.Equal(4, page.QuerySelectorAll(".closed tbody tr").Length);
        Assert.Contains("There is no star count", page.Text(".totals .footnote"), StringComparison.Ordinal);
        Assert.Equal("/user/github/ada-shows?period=1_year", page.QuerySelector(".periods [aria-current]")!.GetAttribute("href"));
        Assert.All(["json", "csv", "md"], format => Assert.NotNull(page.QuerySelector($"a[href='/user/github/ada-shows/export.{format}?period=1_year']")));
    }

    [Fact]
    public async Task The_chart_and_its_table_count_every_merged_and_open_pull_request()
    {
        await service.StoreAsync(PageReports.OfMany("ada-charts", Now, 40));

        var page = await (await service.GetAsync("/user/github/ada-charts")).PageAsync();

        var rows = page.QuerySelectorAll(".numbers tbody tr");
        Assert.Equal(36, rows.Sum(static row => row.QuerySelectorAll("td").Sum(static cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Contains("merged and", page.Text("svg[role='img'] desc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_strangers_is_text_and_their_addresses_lead_nowhere_unless_they_are_https()
    {
        await service.StoreAsync(PageReports.WithHostileTexts("ada-attacked", Now));

        using var response = await service.GetAsync("/user/github/ada-attacked");

        var page = await response.PageAsync();
        Assert.Equal(PageReports.Hostile, page.Text("h1"));
        Assert.Equal(PageReports.Hostile, page.Text(".bio"));
        Assert.Contains(PageReports.Hostile, page.Text("#repos tbody td"), StringComparison.Ordinal);
        Assert.Equal(["https://good.example/@x"], page.QuerySelectorAll(".particulars a[href*='.example']").Select(static link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("#repos a"));
    }

    [Fact]
    public async Task What_is_missing_is_said_before_anything_is_counted()
    {
        var report = StoredReports.Sample("ada-lacks", "1_year", Now) with { Complete = false, Missing = [new MissingPart("files", "ada-lacks/engine", 2, "GitHub answered with 502.")] };
        await service.StoreAsync(report);

        var page = await (await service.GetAsync("/user/github/ada-lacks")).PageAsync();

        var text = page.Text("main");
        Assert.Contains("ada-lacks/engine#2, changed files: GitHub answered with 502.", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("502", StringComparison.Ordinal) < text.IndexOf("Merged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_is_on_the_GitHub_that_the_service_asks_whatever_the_report_holds()
    {
        await using var enterprise = await TestService.StartAsync("GITHUB_API_URL=https://github.example.com/api/v3");
        await enterprise.StoreAsync(StoredReports.Sample("ada-empty", "1_year", Now) with { Repositories = [] });
        await enterprise.StoreAsync(StoredReports.Sample("ada-elsewhere", "1_year", Now));

        foreach (var login in new[] { "ada-empty", "ada-elsewhere" })
        {
            var page = await (await enterprise.GetAsync($"/user/github/{login}")).PageAsync();
            Assert.Equal($"https://github.example.com/{login}", page.QuerySelector(".login a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_stale_report_says_so_and_how_to_renew_it()
    {
        await service.StoreAsync(StoredReports.Sample("ada-aged", "1_year", Now.AddDays(-3)));

        var page = await (await service.GetAsync("/user/github/ada-aged")).PageAsync();

        Assert.Equal("/user/github/ada-aged/generate?period=1_year", page.QuerySelector(".notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Pull_requests_whose_files_GitHub_does_not_list_to_the_end_are_named_beside_the_languages()
    {
        await service.StoreAsync(PageReports.WithCutFileList("ada-cut", Now));

        var page = await (await service.GetAsync("/user/github/ada-cut")).PageAsync();

        Assert.Contains("at most 3,000 files of a pull request. For ada-cut/engine#1, languages", page.Text(".languages .footnote"), StringComparison.Ordinal);
        Assert.Equal("#1, only the first 3,000 files listed", page.Text("#repos tbody small"));
        Assert.Single(page.QuerySelectorAll("#repos tbody small"), static mark => mark.TextContent.Contains("listed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PUBLIC_URL=https://brag.example", "https://brag.example")]
    [InlineData("urls=http://0.0.0.0:0", null)]
    public async Task Previews_name_the_address_that_the_operator_gave_and_never_the_one_that_was_asked(string setting, string? origin)
    {
        await using var own = await TestService.StartAsync(setting);
        await own.StoreAsync(StoredReports.Sample("ada-previews", "1_year", Now));

        var page = await (await own.GetAsync("/user/github/ada-previews", null, ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"))).PageAsync();

        var address = origin is null ? null : $"{origin}/user/github/ada-previews?period=1_year";
        Assert.Equal(address, page.QuerySelector("link[rel='canonical']")?.GetAttribute("href"));
        Assert.Equal(address, Meta("og:url"));
        Assert.Equal(origin is null ? null : $"{origin}/avatar/ada-previews", Meta("og:image"));
        Assert.Equal("summary", page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
        Assert.DoesNotContain("evil", page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        string? Meta(string name) => page.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");
    }

    [Fact]
    public async Task A_hundred_pull_requests_take_less_than_100_kB_and_are_the_same_for_every_stranger()
    {
        await service.StoreAsync(PageReports.OfMany("ada-weighs", Now, 100));

        var first = await (await service.GetAsync("/user/github/ada-weighs")).Content.ReadAsByteArrayAsync();
        var second = await (await service.GetAsync("/user/github/ada-weighs")).Content.ReadAsByteArrayAsync();

        Assert.InRange(first.Length, 10_000, 100_000);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("/user/github/ADA-moves?period=2_years&x=1", HttpStatusCode.MovedPermanently, "/user/github/ada-moves?period=2_years&x=1")]
    [InlineData("/user/github/ada-moves?since=2024-01-01&until=2024-06-30", HttpStatusCode.Found, "/user/github/ada-moves?period=2024-01-01..2024-06-30")]
    [InlineData("/user/github/ada-moves?until=2024-06-30", HttpStatusCode.Found, "/user/github/ada-moves?period=2008-01-01..2024-06-30")]
    [InlineData("/user/github?username=Ada-Moves", HttpStatusCode.Found, "/user/github/ada-moves")]
    [InlineData("/user/github?username=%40ada-moves", HttpStatusCode.Found, "/user/github/ada-moves")]
    [InlineData("/user/github?username=https%3A%2F%2Fgithub.com%2Fada-moves%2F", HttpStatusCode.Found, "/user/github/ada-moves")]
    public async Task An_address_leads_to_the_one_that_stays(string path, HttpStatusCode status, string location)
    {
        using var response = await service.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(location, response.Headers.Location?.ToString());
    }
}
