using System.Diagnostics;
using GitBrag.GitHub.StandIn;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Telemetry;

/// <summary>Alone in the process, because meters and activity sources are the process's.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests
{
    private const string Request = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task A_generation_shows_in_every_instrument()
    {
        using var measured = new Measured();
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 40);

        await host.Generate("octocat");

        var lists = WorldSums.FileLists(host, "octocat", "1_year").Count;
        Assert.Equal(host.GitHub.Stats.Calls, measured.Sum("gitbrag.github.requests", "outcome=data"));
        Assert.Equal(host.GitHub.Stats.Calls, measured.Count("gitbrag.github.request.duration", "outcome=data"));
        Assert.Equal(lists, measured.Sum("gitbrag.cache.lookups", "tier=stored-report", "result=miss"));
        Assert.Equal(lists, measured.Sum("gitbrag.cache.lookups", "tier=file-list", "result=miss"));
        Assert.Equal(1, measured.Sum("gitbrag.tasks.ended", "outcome=succeeded", "error=none"));
        Assert.Equal(1, measured.Count("gitbrag.generation.duration", "outcome=succeeded"));
        Assert.InRange(measured.Last("gitbrag.github.quota.remaining"), 4_000, 4_999);
        Assert.InRange(measured.Sum("gitbrag.file_lists.memory"), 1, double.MaxValue);
        await host.Until(() => measured.Count("gitbrag.tasks.running") == 2 && measured.Sum("gitbrag.tasks.running") == 0, "Tasks still count as running");
    }

    [Fact]
    public async Task A_report_that_is_generated_again_hits_the_caches()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 40);
        await host.Generate("octocat");
        var lists = WorldSums.FileLists(host, "octocat", "1_year").Count;
        using var measured = new Measured();

        await host.Generate("octocat", force: true);
        await host.Report("octocat", "1_year").Erase();
        await host.Generate("octocat", force: true);

        Assert.Equal(lists, measured.Sum("gitbrag.cache.lookups", "tier=stored-report", "result=hit"));
        Assert.Equal(lists, measured.Sum("gitbrag.cache.lookups", "tier=file-list", "result=hit"));
        Assert.Equal(0, measured.Sum("gitbrag.cache.lookups", "tier=file-list", "result=miss"));
    }

    [Fact]
    public async Task What_goes_wrong_is_counted_by_its_kind()
    {
        using var measured = new Measured();
        await using var host = await GrainHost.StartAsync();

        var task = await host.WaitForEnd("nobody", (await host.Start("nobody")).Id);

        Assert.Equal(TaskState.Failed, task.State);
        Assert.Equal(1, measured.Sum("gitbrag.tasks.ended", "outcome=failed", "error=user-not-found"));
        Assert.Equal(1, measured.Count("gitbrag.generation.duration", "outcome=failed"));
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(measured.Activities, activity => activity.OperationName == "generation").Status);
    }

    [Fact]
    public async Task No_label_names_a_user_or_a_repository()
    {
        using var measured = new Measured();
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 40);

        await host.Generate("octocat");

        var values = measured.LabelValues.Select(value => value?.ToString() ?? "").Distinct().ToList();
        Assert.NotEmpty(values);
        Assert.DoesNotContain(values, value => value.Contains("octocat", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(values.Intersect(pulls.Select(pull => pull.Repository)));
        Assert.InRange(values.Count, 1, 30);
    }

    [Fact]
    public async Task A_generation_is_an_activity_linked_to_its_request_with_the_calls_to_GitHub_in_it()
    {
        using var measured = new Measured();
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);

        var outcome = await host.User("octocat").Start(GrainHostTasks.Request("1_year") with { TraceParent = Request });
        await host.WaitForEnd("octocat", outcome.Task!.Id);
        await host.Until(() => measured.Activities.Any(activity => activity.OperationName == "generation"), "The generation's activity has not ended");

        var generation = Assert.Single(measured.Activities, activity => activity.OperationName == "generation");
        Assert.Equal(Request[3..35], Assert.Single(generation.Links).Context.TraceId.ToHexString());
        Assert.Equal(outcome.Task.Id, generation.GetTagItem("gitbrag.task.id"));
        Assert.Null(generation.Parent);
        var calls = measured.Activities.Where(activity => activity.Kind == ActivityKind.Client).ToList();
        Assert.Equal(host.GitHub.Stats.Calls, calls.Count);
        Assert.All(calls, call => Assert.Equal((generation.TraceId, generation.SpanId), (call.TraceId, call.ParentSpanId)));
    }

    [Fact]
    public async Task Every_line_logged_within_a_generation_names_its_task_and_the_request_that_asked_for_it()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);

        var outcome = await host.User("octocat").Start(GrainHostTasks.Request("1_year") with { TraceParent = Request });
        await host.WaitForEnd("octocat", outcome.Task!.Id);

        var calls = host.Log.All.Where(line => line.Contains("GitHubClient", StringComparison.Ordinal)).ToList();
        Assert.Equal(host.GitHub.Stats.Calls, calls.Count);
        Assert.All(calls, line => Assert.EndsWith($"[task {outcome.Task.Id}, request {Request[3..35]}]", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_whose_end_could_not_be_stored_has_ended_once()
    {
        using var measured = new Measured();
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);
        var failed = 0;
        host.States.BeforeChange = change =>
            change.Id.GrainType == "user" && host.States.Ids.Any(static id => id.GrainType == "profile") && Interlocked.Exchange(ref failed, 1) == 0
                ? throw new IOException("The disk was full for a moment.")
                : Task.CompletedTask;

        var task = await host.Start("octocat");
        await host.WaitForEnd("octocat", task.Id, tick: TimeSpan.FromSeconds(1));

        Assert.Equal(1, failed);
        Assert.Equal(1, measured.Sum("gitbrag.tasks.ended"));
    }

    [Fact]
    public async Task A_task_that_was_interrupted_still_names_the_request_after_a_crash()
    {
        using var measured = new Measured();
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);
        var gate = AnswerGate.ForListing(host);
        var outcome = await host.User("octocat").Start(GrainHostTasks.Request("1_year") with { TraceParent = Request });
        await gate.Holding;

        await host.CrashAsync(() => host.GitHub.BeforeAnswer = null);
        gate.Open();
        await host.WaitForEnd("octocat", outcome.Task!.Id);

        Assert.InRange(measured.Sum("gitbrag.tasks.resumed"), 1, GrainHost.MostResumptions);
        Assert.Contains(host.Log.All, line =>
            line.Contains("GitHubClient", StringComparison.Ordinal) && line.EndsWith($"[task {outcome.Task.Id}, request {Request[3..35]}]", StringComparison.Ordinal));
    }
}
