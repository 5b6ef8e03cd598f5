using System.Net;
using System.Text.Json;

namespace GitBrag.Api.Tests.Private;

public sealed class PrivateReportTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_private_report_shows_its_viewer_what_the_token_sees()
    {
        service.AddPerson("viewer");
        var task = await GenerateAsync("viewer/reports/1_year", PrivateWorld.TokenOf("viewer"));

        using var response = await service.GetAsync("/api/v1/users/viewer/reports/1_year?private=true", PrivateWorld.TokenOf("viewer"));
        var report = await response.JsonAsync();

        Assert.Equal(("succeeded", true), (task.Text("state"), task.GetProperty("private").GetBoolean()));
        Assert.True(response.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Contains(report.GetProperty("repositories").EnumerateArray(), repository => repository.Text("name") == PrivateWorld.Repository);
        Assert.Contains(report.GetProperty("languages").EnumerateArray(), language => language.Text("name") == "COBOL");
        Assert.True(report.GetProperty("complete").GetBoolean());
        using var open = await service.GetAsync("/api/v1/users/viewer/reports/1_year");
        await open.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
    }

    [Fact]
    public async Task One_may_look_at_others_with_private_eyes_and_still_sees_for_oneself_alone()
    {
        service.AddPerson("looked-at");
        service.AddPerson("looker");
        await GenerateAsync("looked-at/reports/1_year", PrivateWorld.TokenOf("looker"));

        using var looker = await service.GetAsync("/api/v1/users/looked-at/reports/1_year?private=true", PrivateWorld.TokenOf("looker"));
        using var self = await service.GetAsync("/api/v1/users/looked-at/reports/1_year?private=true", PrivateWorld.TokenOf("looked-at"));

        Assert.Equal(HttpStatusCode.OK, looker.StatusCode);
        await self.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
    }

    [Fact]
    public async Task Nobody_else_learns_that_there_is_one()
    {
        service.AddPerson("quiet");
        service.AddPerson("nosy");
        service.GitHub.Tokens.Add("unscoped", "quiet", "read:user");
        var task = await GenerateAsync("quiet/reports/1_year", PrivateWorld.TokenOf("quiet"));
        var user = "/api/v1/users/quiet";

        foreach (var token in new[] { null, TestService.Token, "unscoped", PrivateWorld.TokenOf("nosy") })
        {
            foreach (var path in new[] { $"/tasks/{task.Text("id")}", "/task", "/task/events", "/reports/1_year" })
            {
                using var hidden = await service.GetAsync(user + path, token);
                Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            }

            using var cancelled = await service.SendAsync(HttpMethod.Delete, $"{user}/tasks/{task.Text("id")}", token);
            await cancelled.IsProblemAsync(HttpStatusCode.NotFound, "task-not-found");
            Assert.Empty(await ReportsAsync("quiet", token));
        }

        using var nosy = await service.GetAsync($"{user}/reports/1_year?private=true", PrivateWorld.TokenOf("nosy"));
        await nosy.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
        using var unscoped = await service.GetAsync($"{user}/reports/1_year?private=true", "unscoped");
        await unscoped.IsProblemAsync(HttpStatusCode.Forbidden, "private-scope-required");
    }

    [Fact]
    public async Task Its_viewer_finds_it_everywhere()
    {
        service.AddPerson("owner");
        var token = PrivateWorld.TokenOf("owner");
        await service.GenerateAsync("owner/reports/2_years");
        var task = await GenerateAsync("owner/reports/1_year", token);
        var user = "/api/v1/users/owner";

        var byId = await (await service.GetAsync($"{user}/tasks/{task.Text("id")}", token)).JsonAsync();
        var last = await (await service.GetAsync($"{user}/task", token)).JsonAsync();
        var own = await (await service.GetAsync($"{user}/task?private=true", token)).JsonAsync();
        var events = await (await service.GetAsync(task.GetProperty("links").Text("events"), token)).Content.ReadAsStringAsync();
        var lastToOthers = await (await service.GetAsync($"{user}/task")).JsonAsync();

        Assert.All([byId, last, own], found => Assert.Equal(task.Text("id"), found.Text("id")));
        Assert.Contains(task.Text("id"), events, StringComparison.Ordinal);
        Assert.NotEqual(task.Text("id"), lastToOthers.Text("id"));
        Assert.Equal([("1_year", true), ("2_years", false)], await ReportsAsync("owner", token));
        Assert.Equal([("2_years", false)], await ReportsAsync("owner", null));
        using var linked = await service.GetAsync(task.GetProperty("links").Text("report"), token);
        Assert.Equal(HttpStatusCode.OK, linked.StatusCode);
    }

    [Fact]
    public async Task A_private_and_a_public_report_of_the_same_period_are_two_and_neither_waits_for_the_other()
    {
        service.AddPerson("twofold");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.GitHub.BeforeAnswer = call => call.OperationName == "Listing" && call.Login == "twofold" ? gate.Task : Task.CompletedTask;
        using var started = await service.PostAsync("/api/v1/users/twofold/reports/1_year?private=true", PrivateWorld.TokenOf("twofold"));
        var hidden = await started.JsonAsync();
        var (open, stillHeld) = (default(JsonElement), default(JsonElement));
        try
        {
            open = await service.GenerateAsync("twofold/reports/1_year");
            stillHeld = await (await service.GetAsync(started.Headers.Location!.ToString(), PrivateWorld.TokenOf("twofold"))).JsonAsync();
        }
        finally
        {
            service.GitHub.BeforeAnswer = null;
            gate.SetResult();
        }

        Assert.Equal("succeeded", open.Text("state"));
        Assert.NotEqual(hidden.Text("id"), open.Text("id"));
        Assert.Equal("running", stillHeld.Text("state"));
        Assert.Empty(open.GetProperty("queue").EnumerateArray());
        await EndOfAsync(started.Headers.Location!.ToString(), PrivateWorld.TokenOf("twofold"));
        using var report = await service.GetAsync("/api/v1/users/twofold/reports/1_year");
        Assert.DoesNotContain(PrivateWorld.Secret, await report.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Its_viewer_cancels_it_with_whatever_token()
    {
        service.AddPerson("canceller");
        service.GitHub.Tokens.Add("second", "canceller", "repo");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.GitHub.BeforeAnswer = call => call.OperationName == "Listing" && call.Login == "canceller" ? gate.Task : Task.CompletedTask;
        using var started = await service.PostAsync("/api/v1/users/canceller/reports/1_year?private=true", PrivateWorld.TokenOf("canceller"));

        using var cancelled = await service.SendAsync(HttpMethod.Delete, started.Headers.Location!.ToString(), "second");
        service.GitHub.BeforeAnswer = null;
        gate.SetResult();

        Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        Assert.Equal("cancelled", (await cancelled.JsonAsync()).Text("state"));
    }

    [Fact]
    public async Task Erasing_a_username_erases_private_reports_of_it_too()
    {
        service.AddPerson("gone");
        service.AddPerson("witness");
        await service.GenerateAsync("gone/reports/1_year");
        await GenerateAsync("gone/reports/1_year", PrivateWorld.TokenOf("gone"));
        await GenerateAsync("gone/reports/1_year", PrivateWorld.TokenOf("witness"));
        var authorization = ("Authorization", $"Operator {service.OperatorKey}");

        using var erasure = await service.SendAsync(HttpMethod.Delete, "/api/v1/users/gone?bar=true", null, null, authorization);
        using var again = await service.SendAsync(HttpMethod.Delete, "/api/v1/users/gone", null, null, authorization);

        Assert.Equal(3, (await erasure.JsonAsync()).GetProperty("erasedReports").GetInt32());
        Assert.Equal(0, (await again.JsonAsync()).GetProperty("erasedReports").GetInt32());
        foreach (var login in new[] { "gone", "witness" })
        {
            using var report = await service.GetAsync("/api/v1/users/gone/reports/1_year?private=true", PrivateWorld.TokenOf(login));
            await report.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
            using var barred = await service.PostAsync("/api/v1/users/gone/reports/1_year?private=true", PrivateWorld.TokenOf(login));
            await barred.IsProblemAsync(HttpStatusCode.Forbidden, "username-barred");
        }
    }

    [Fact]
    public async Task It_outlives_a_restart_and_a_refresh_of_it_stays_private()
    {
        await using var own = await TestService.StartAsync();
        own.AddPerson("lasting");
        var token = PrivateWorld.TokenOf("lasting");
        await own.EndOfPrivateAsync(await own.PostAsync("/api/v1/users/lasting/reports/1_year?private=true", token), token);
        await own.RestartAsync();
        own.Time.Advance(TimeSpan.FromSeconds(86_500));

        using var stale = await own.GetAsync("/api/v1/users/lasting/reports/1_year?private=true", token);
        var task = await (await own.GetAsync("/api/v1/users/lasting/task", token)).JsonAsync();

        Assert.True((await stale.JsonAsync()).GetProperty("stale").GetBoolean());
        Assert.True(task.GetProperty("private").GetBoolean());
        using var open = await own.GetAsync("/api/v1/users/lasting/reports/1_year");
        Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
    }

    private async Task<JsonElement> GenerateAsync(string report, string token) =>
        await service.EndOfPrivateAsync(await service.PostAsync($"/api/v1/users/{report}?private=true", token), token);

    private Task<JsonElement> EndOfAsync(string task, string token) => service.EndOfPrivateAsync(task, token);

    private async Task<List<(string Period, bool Private)>> ReportsAsync(string username, string? token)
    {
        var list = await (await service.GetAsync($"/api/v1/users/{username}/reports", token)).JsonAsync();
        return [.. list.GetProperty("reports").EnumerateArray().Select(report => (report.Text("period"), report.GetProperty("private").GetBoolean()))];
    }
}
