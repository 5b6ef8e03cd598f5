using System.Net;
using Microsoft.Data.Sqlite;

namespace GitBrag.Api.Tests;

/// <summary>What asking for a stale report starts, and what it never does to those who read it.</summary>
public sealed class StaleReportTests
{
    private const string Stale = "/api/v1/users/ages/reports/1_year";

    [Fact]
    public async Task A_stored_report_is_served_although_its_refresh_cannot_be_stored()
    {
        await using var service = await StartAsync();
        await using var storage = new SqliteConnection($"Data Source={Path.Combine(service.Data, "gitbrag.db")};Pooling=False");
        await storage.OpenAsync();
        await using var writing = storage.BeginTransaction(deferred: false);

        using var stale = await service.GetAsync(Stale, TestService.Token);

        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        Assert.True((await stale.JsonAsync()).GetProperty("stale").GetBoolean());
        Assert.False(stale.Headers.Contains("Link"));
        Assert.Contains(service.Log.Entries, static entry => entry.Contains("did not start; the stored report is served", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_GitHub_refused_the_token_of_whoever_asked_is_no_news_for_others()
    {
        await using var service = await StartAsync();

        using var asked = await service.GetAsync(Stale, "ghp_notAToken");
        var link = Assert.Single(asked.Headers.GetValues("Link"));
        var task = await service.EndOfAsync(link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)]);
        using var page = await service.GetAsync("/user/github/ages?period=1_year");

        Assert.Equal("bad-credentials", task.GetProperty("error").Text("type"));
        Assert.DoesNotContain("credentials", await page.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<TestService> StartAsync()
    {
        var service = await TestService.StartAsync();
        await service.StoreAsync(StoredReports.Sample("ages", "1_year", service.Time.GetUtcNow().AddDays(-2)));
        return service;
    }
}
