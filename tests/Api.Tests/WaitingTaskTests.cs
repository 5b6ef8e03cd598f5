using System.Net;

namespace GitBrag.Api.Tests;

public sealed class WaitingTaskTests
{
    [Fact]
    public async Task Eight_tasks_wait_and_a_ninth_is_turned_away()
    {
        await using var own = await TestService.StartAsync();
        own.GitHub.World.AddGenerated("busy", 2);
        var release = new TaskCompletionSource();
        own.GitHub.BeforeAnswer = _ => release.Task;
        await Task.WhenAll(Enumerable.Range(1, 9).Select(month => own.PostAsync($"/api/v1/users/busy/reports/2025-{month:00}-01..2025-{month:00}-20")));

        using var ninth = await own.PostAsync("/api/v1/users/busy/reports/2_years");
        using var same = await own.PostAsync("/api/v1/users/busy/reports/2025-03-01..2025-03-20");
        var active = await (await own.GetAsync("/api/v1/users/busy/task")).JsonAsync();
        release.SetResult();

        await ninth.IsProblemAsync(HttpStatusCode.TooManyRequests, "queue-full");
        Assert.NotNull(ninth.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Accepted, same.StatusCode);
        Assert.Equal(8, active.GetProperty("queue").GetArrayLength());
    }

    [Fact]
    public async Task A_report_on_its_way_is_linked_to_where_it_is_missing()
    {
        await using var own = await TestService.StartAsync();
        own.GitHub.World.AddGenerated("onway", 2);
        var release = new TaskCompletionSource();
        own.GitHub.BeforeAnswer = _ => release.Task;
        var task = await (await own.PostAsync("/api/v1/users/onway/reports/1_year")).JsonAsync();

        using var missing = await own.GetAsync("/api/v1/users/onway/reports/1_year");
        release.SetResult();

        var problem = await missing.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
        Assert.Equal(task.Text("id"), problem.GetProperty("task").Text("id"));
        Assert.Equal($"</api/v1/users/onway/tasks/{task.Text("id")}>; rel=\"status\"", Assert.Single(missing.Headers.GetValues("Link")));
    }

    [Fact]
    public async Task Predecessor_fault_07_a_task_is_shown_only_when_one_is_on_its_way()
    {
        await using var own = await TestService.StartAsync();
        own.GitHub.World.AddGenerated("honest", 2);
        var release = new TaskCompletionSource();
        own.GitHub.BeforeAnswer = _ => release.Task;
        await own.PostAsync("/api/v1/users/honest/reports/1_year");

        using var other = await own.GetAsync("/api/v1/users/honest/reports/2_years");
        var queued = await (await own.PostAsync("/api/v1/users/honest/reports/5_years")).JsonAsync();
        using var waiting = await own.GetAsync("/api/v1/users/honest/reports/5_years");
        release.SetResult();
        var ended = await own.EndOfAsync(queued.GetProperty("links").Text("self"));
        var expired = await own.GenerateAsync("honest/reports/all_time", token: "expired-token");
        using var after = await own.GetAsync("/api/v1/users/honest/reports/all_time");

        Assert.False((await other.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found")).TryGetProperty("task", out _));
        Assert.Equal("queued", queued.Text("state"));
        Assert.Equal(queued.Text("id"), (await waiting.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found")).GetProperty("task").Text("id"));
        Assert.Equal("succeeded", ended.Text("state"));
        Assert.Equal(("failed", "bad-credentials"), (expired.Text("state"), expired.GetProperty("error").Text("type")));
        Assert.False((await after.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found")).TryGetProperty("task", out _));
    }
}
