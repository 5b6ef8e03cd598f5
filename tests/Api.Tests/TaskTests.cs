using System.Net;
using System.Text.Json;
using GitBrag.Testing;

namespace GitBrag.Api.Tests;

public sealed class TaskTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_task_has_everything_that_is_promised()
    {
        service.GitHub.World.AddGenerated("tasked", 5);
        var task = await service.GenerateAsync("tasked/reports/2_years");

        var names = task.EnumerateObject().Select(static member => member.Name).ToList();
        string[] promised = ["id", "state", "period", "phase", "done", "total", "createdAt", "startedAt", "finishedAt", "waitingUntil", "attempt", "error", "queue", "links"];
        Assert.Empty(promised.Except(names));
        Assert.Equal(("2_years", "succeeded", "ended", 1), (task.Text("period"), task.Text("state"), task.Text("phase"), task.GetProperty("attempt").GetInt32()));
        Assert.Equal(JsonValueKind.Null, task.GetProperty("error").ValueKind);
        foreach (var instant in new[] { "createdAt", "startedAt", "finishedAt" })
        {
            Assert.Equal(TimeSpan.Zero, task.GetProperty(instant).GetDateTimeOffset().Offset);
        }

        using var report = await service.GetAsync(task.GetProperty("links").Text("report"));
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
    }

    [Fact]
    public async Task The_last_task_stands_in_for_the_active_one()
    {
        service.GitHub.World.AddGenerated("idle", 2);
        var ended = await service.GenerateAsync("idle/reports/1_year");

        var last = await (await service.GetAsync("/api/v1/users/IDLE/task")).JsonAsync();

        Assert.Equal(ended.ToString(), last.ToString());
    }

    [Theory]
    [InlineData("/api/v1/users/untasked/task")]
    [InlineData("/api/v1/users/untasked/task/events")]
    [InlineData("/api/v1/users/untasked/tasks/0123456789abcdef")]
    [InlineData("/api/v1/users/untasked/tasks/%2e%2e%2fx")]
    public async Task A_task_that_is_unknown_is_not_found(string path)
    {
        using var response = await service.GetAsync(path);

        await response.IsProblemAsync(HttpStatusCode.NotFound, "task-not-found");
    }

    [Fact]
    public async Task Progress_is_sent_until_the_task_ends()
    {
        await using var own = await TestService.StartAsync();
        own.GitHub.World.AddGenerated("watched", 80);
        var release = new TaskCompletionSource();
        own.GitHub.BeforeAnswer = _ => release.Task;
        await own.PostAsync("/api/v1/users/watched/reports/1_year");

        var listeners = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ListenAsync(own, "watched")));
        release.SetResult();
        var streams = await Task.WhenAll(listeners.Select(static listener => listener.ReadToEndAsync().WaitAsync(Deadline.Patience)));

        foreach (var stream in streams)
        {
            var events = stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(static text => text[0] != ':').Select(Event.Parse).ToList();
            Assert.All(events, static sent => Assert.Equal("task", sent.Name));
            Assert.Equal("running", events[0].Task.Text("state"));
            Assert.Equal("succeeded", events[^1].Task.Text("state"));
            Assert.Single(events, static sent => sent.Task.Text("state") == "succeeded");
            Assert.Equal(events.Count, events.Select(static sent => sent.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_listener_that_has_seen_the_end_is_told_not_to_come_back()
    {
        service.GitHub.World.AddGenerated("seen", 2);
        await service.GenerateAsync("seen/reports/1_year");
        using var first = await service.GetAsync("/api/v1/users/seen/task/events");
        var end = Event.Parse((await first.Content.ReadAsStringAsync()).TrimEnd('\n'));

        using var again = await service.GetAsync("/api/v1/users/seen/task/events", null, ("Last-Event-ID", end.Id));
        using var other = await service.GetAsync("/api/v1/users/seen/task/events", null, ("Last-Event-ID", "whatever it was"));

        Assert.Equal("text/event-stream", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Stopping_the_service_ends_the_streams()
    {
        await using var own = await TestService.StartAsync();
        own.GitHub.World.AddGenerated("halted", 2);
        own.GitHub.BeforeAnswer = static call => Task.Delay(Timeout.Infinite);
        await own.PostAsync("/api/v1/users/halted/reports/1_year");
        using var listener = await ListenAsync(own, "halted");

        await own.App.StopAsync().WaitAsync(Deadline.Patience);
        var stream = await listener.ReadToEndAsync().WaitAsync(Deadline.Patience);

        Assert.DoesNotContain("succeeded", stream, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_cancelled_by_whoever_started_it_or_the_operator_alone()
    {
        await using var own = await TestService.StartAsync();
        own.GitHub.World.AddGenerated("cancelled", 2);
        own.GitHub.BeforeAnswer = static call => Task.Delay(Timeout.Infinite);
        var running = (await (await own.PostAsync("/api/v1/users/cancelled/reports/1_year")).JsonAsync()).GetProperty("links").Text("self");
        var queued = (await (await own.PostAsync("/api/v1/users/cancelled/reports/2_years")).JsonAsync()).GetProperty("links").Text("self");

        using var anonymous = await own.SendAsync(HttpMethod.Delete, running);
        using var stranger = await own.SendAsync(HttpMethod.Delete, running, "another-token");
        await anonymous.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
        await stranger.IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        using var owner = await own.SendAsync(HttpMethod.Delete, queued, TestService.Token);
        using var operated = await own.SendAsync(HttpMethod.Delete, running, null, null, ("Authorization", $"Operator {own.OperatorKey}"));
        foreach (var answer in new[] { owner, operated })
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal("cancelled", (await answer.JsonAsync()).Text("state"));
        }

        using var unknown = await own.SendAsync(HttpMethod.Delete, "/api/v1/users/cancelled/tasks/none", TestService.Token);
        await unknown.IsProblemAsync(HttpStatusCode.NotFound, "task-not-found");
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.Accepted)]
    [InlineData("0.0.0.0", HttpStatusCode.Forbidden)]
    public async Task What_runs_on_the_services_own_credentials_is_cancelled_without_a_word_on_its_own_machine_alone(string address, HttpStatusCode expected)
    {
        await using var own = await TestService.StartAsync("ALLOW_ANONYMOUS_GENERATION=true", $"GITHUB_TOKEN={TestService.Token}", $"urls=http://{address}:0");
        own.GitHub.World.AddGenerated("lent", 2);
        own.GitHub.BeforeAnswer = static call => Task.Delay(Timeout.Infinite);
        var running = (await (await own.PostAsync("/api/v1/users/lent/reports/1_year", token: null)).JsonAsync()).GetProperty("links").Text("self");

        using var stranger = await own.SendAsync(HttpMethod.Delete, running);

        Assert.Equal(expected, stranger.StatusCode);
    }

    private static async Task<StreamReader> ListenAsync(TestService service, string username)
    {
        var stream = await service.Http.GetStreamAsync($"/api/v1/users/{username}/task/events");
        return new StreamReader(stream);
    }

    private sealed record Event(string Id, string Name, JsonElement Task)
    {
        public static Event Parse(string text)
        {
            var fields = text.Split('\n').Select(static line => line.Split(": ", 2)).ToDictionary(static field => field[0], static field => field[1]);
            return new Event(fields["id"], fields["event"], JsonDocument.Parse(fields["data"]).RootElement);
        }
    }
}
