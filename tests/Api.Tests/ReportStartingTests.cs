using System.Net;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Api.Tests;

public sealed class ReportStartingTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_started_report_is_generated_and_can_be_read()
    {
        service.GitHub.World.AddGenerated("starter", 12);

        using var accepted = await service.PostAsync("/api/v1/users/Starter/reports/1_year");
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var task = await accepted.JsonAsync();
        Assert.Equal($"/api/v1/users/starter/tasks/{task.Text("id")}", accepted.Headers.Location?.ToString());
        var ended = await service.EndOfAsync(accepted.Headers.Location!.ToString());
        using var report = await service.GetAsync("/api/v1/users/starter/reports/1_year");

        Assert.Equal("succeeded", ended.Text("state"));
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        var totals = (await report.JsonAsync()).GetProperty("totals");
        Assert.Equal(12, totals.GetProperty("pullRequests").GetInt32() + totals.GetProperty("closed").GetInt32());
    }

    [Fact]
    public async Task A_fresh_report_is_the_answer_unless_forced()
    {
        service.GitHub.World.AddGenerated("fresh", 3);
        var first = await service.GenerateAsync("fresh/reports/1_year");

        using var again = await service.PostAsync("/api/v1/users/fresh/reports/1_year");
        using var stored = await service.GetAsync("/api/v1/users/fresh/reports/1_year");
        var forced = await service.GenerateAsync("fresh/reports/1_year", "?force=true");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(stored.Headers.ETag, again.Headers.ETag);
        Assert.Equal(await stored.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        Assert.NotEqual(first.Text("id"), forced.Text("id"));
        Assert.Equal("succeeded", forced.Text("state"));
    }

    [Fact]
    public async Task Whoever_sees_a_task_succeed_reads_its_report()
    {
        service.GitHub.World.AddGenerated("at-once", 2);
        await service.GenerateAsync("at-once/reports/1_year");
        using var before = await service.GetAsync("/api/v1/users/at-once/reports/1_year");
        service.GitHub.World.AddPullRequest(new WorldPullRequest
        {
            Repository = "at-once/new",
            Number = 1,
            Author = "at-once",
            CreatedAt = service.Time.GetUtcNow().AddHours(-1),
        });

        await service.GenerateAsync("at-once/reports/1_year", "?force=true");
        using var after = await service.GetAsync("/api/v1/users/at-once/reports/1_year");

        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Contains("at-once/new", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_simultaneous_starts_are_one_generation()
    {
        service.GitHub.World.AddGenerated("crowd", 60);
        await service.GenerateAsync("warm-up/reports/1_year");
        service.GitHub.ResetStats();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            service.PostAsync($"/api/v1/users/{(i % 3 == 0 ? "CROWD" : i % 3 == 1 ? "Crowd" : "crowd")}/reports/1_year")));
        var locations = answers.Where(static answer => answer.StatusCode == HttpStatusCode.Accepted).Select(static answer => answer.Headers.Location!).Distinct().ToList();
        await service.EndOfAsync(Assert.Single(locations).ToString());

        Assert.All(answers, static answer => Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK));
        var lists = service.GitHub.Stats.FileLists;
        Assert.Equal(lists.Count, lists.Distinct().Count());
        var report = await (await service.GetAsync("/api/v1/users/crowd/reports/1_year")).JsonAsync();
        var totals = report.GetProperty("totals");
        Assert.Equal(60, totals.GetProperty("pullRequests").GetInt32() + totals.GetProperty("closed").GetInt32());
        Assert.Equal(service.GitHub.Stats.Calls, report.GetProperty("cost").GetProperty("requests").GetInt32());
    }

    [Fact]
    public async Task A_stale_report_is_refreshed_for_a_caller_with_a_token_and_served_at_once()
    {
        await using var own = await TestService.StartAsync();
        own.GitHub.World.AddGenerated("ages", 2);
        await own.GenerateAsync("ages/reports/1_year");
        own.Time.Advance(TimeSpan.FromSeconds(86_500));

        using var anonymous = await own.GetAsync("/api/v1/users/ages/reports/1_year");
        using var asked = await own.GetAsync("/api/v1/users/ages/reports/1_year", TestService.Token);

        Assert.False(anonymous.Headers.Contains("Link"));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.True((await asked.JsonAsync()).GetProperty("stale").GetBoolean());
        var link = Assert.Single(asked.Headers.GetValues("Link"));
        Assert.EndsWith("rel=\"status\"", link, StringComparison.Ordinal);
        await own.EndOfAsync(link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)]);
        using var refreshed = await own.GetAsync("/api/v1/users/ages/reports/1_year");
        Assert.False((await refreshed.JsonAsync()).GetProperty("stale").GetBoolean());
    }

    [Fact]
    public async Task Without_the_cache_every_request_generates_anew_and_its_report_can_be_fetched()
    {
        await using var own = await TestService.StartAsync("CACHE_ENABLED=false");
        own.GitHub.World.AddGenerated("uncached", 4);
        await own.GenerateAsync("uncached/reports/1_year");
        var first = own.GitHub.Stats.FileLists.Count;

        await own.GenerateAsync("uncached/reports/1_year");
        using var report = await own.GetAsync("/api/v1/users/uncached/reports/1_year");

        Assert.Equal(2 * first, own.GitHub.Stats.FileLists.Count);
        Assert.Equal("no-store", report.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.False(File.Exists(Path.Combine(own.Data, "gitbrag.db")));
    }

    [Fact]
    public async Task Predecessor_fault_09_an_unknown_user_is_a_failed_task_and_never_a_report()
    {
        var task = await service.GenerateAsync("not-on-github/reports/1_year");

        Assert.Equal("failed", task.Text("state"));
        Assert.Equal("user-not-found", task.GetProperty("error").Text("type"));
        using var report = await service.GetAsync("/api/v1/users/not-on-github/reports/1_year");
        await report.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
        var list = await (await service.GetAsync("/api/v1/users/not-on-github/reports")).JsonAsync();
        Assert.Equal(0, list.GetProperty("reports").GetArrayLength());
    }
}
