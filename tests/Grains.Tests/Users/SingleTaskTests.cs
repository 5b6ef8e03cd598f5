using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>One task of a username at a time: joining it, and waiting behind it.</summary>
public sealed class SingleTaskTests
{
    private static readonly string[] EightPeriods =
        ["2_years", "5_years", "all_time", "2020-01-01..2020-12-31", "2021-01-01..2021-12-31", "2022-01-01..2022-12-31", "2023-01-01..2023-12-31", "2024-01-01..2024-12-31"];

    [Fact]
    public async Task Starting_twice_returns_the_running_task()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForListing(host);

        var first = await host.Start("octocat");
        await gate.Holding;
        var second = await host.Start("OctoCat", force: true);
        var found = await host.User("octocat").FindTask(ReportPeriod.FromName("1_year"));
        gate.Open();

        Assert.Equal((first.Id, first.Id), (second.Id, found?.Id));
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", first.Id)).State);
        Assert.Equal(1, host.GitHub.Stats.Operations["Listing"]);
    }

    [Fact]
    public async Task A_start_sent_again_because_its_answer_was_lost_is_the_same_task_even_after_its_end()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var request = GrainHostTasks.Request("1_year", force: true) with { TaskId = StartRequest.NewTaskId() };

        var first = await host.User("octocat").Start(request);
        await host.WaitForEnd("octocat", request.TaskId);
        var again = await host.User("octocat").Start(request);

        Assert.Equal((StartOutcomeKind.Accepted, request.TaskId), (first.Kind, first.Task?.Id));
        Assert.Equal((StartOutcomeKind.Accepted, request.TaskId, TaskState.Succeeded), (again.Kind, again.Task?.Id, again.Task?.State));
        Assert.Single(host.StoredUser("octocat")!.Ended);
    }

    [Fact]
    public async Task Predecessor_fault_04_two_hundred_simultaneous_starts_are_one_generation()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 40);
        var gate = AnswerGate.ForListing(host);
        var barrier = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] spellings = ["octocat", "OctoCat", "OCTOCAT", "oCTOcAT"];

        var starts = Enumerable.Range(0, 200).Select(async caller =>
        {
            await barrier.Task;
            return await host.Start(spellings[caller % spellings.Length], force: caller % 2 == 0);
        }).ToList();
        barrier.SetResult();
        var tasks = await Task.WhenAll(starts);
        gate.Open();

        var id = Assert.Single(tasks.Select(task => task.Id).Distinct());
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", id)).State);
        Assert.Equal(1, host.GitHub.Stats.Operations["Listing"]);
        Assert.Equal(WorldSums.FileLists(host, "octocat", "1_year"), host.GitHub.Stats.FileLists.Order());
        Assert.Single(host.StoredUser("octocat")!.Ended);
    }

    [Fact]
    public async Task Another_period_waits_and_fetches_only_what_is_new()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 80, days: 700);
        var gate = AnswerGate.ForListing(host);

        var one = await host.Start("octocat", "1_year");
        var two = await host.Start("octocat", "2_years");
        await gate.Holding;
        var waiting = await host.User("octocat").GetTask(two.Id);
        gate.Open();
        await host.WaitForEnd("octocat", one.Id);
        var ended = await host.WaitForEnd("octocat", two.Id);

        Assert.Equal((TaskState.Queued, 0, null), (waiting!.State, waiting.Attempts, waiting.StartedAt));
        Assert.Equal([new QueuedTask(two.Id, ReportPeriod.FromName("2_years"))], waiting.Queue.AsEnumerable());
        Assert.Equal(TaskState.Succeeded, ended.State);
        var (year, years) = (WorldSums.FileLists(host, "octocat", "1_year"), WorldSums.FileLists(host, "octocat", "2_years"));
        Assert.True(year.Count < years.Count);
        Assert.Equal(years, host.GitHub.Stats.FileLists.Order());
        var cost = (await host.ReadReport("octocat", "2_years"))!.Cost;
        Assert.Equal((year.Count, years.Count - year.Count), (cost.CachedFileLists, cost.FetchedFileLists));
    }

    [Fact]
    public async Task Eight_tasks_wait_and_the_ninth_is_refused()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10, days: 700);
        var gate = AnswerGate.ForListing(host);
        var active = await host.Start("octocat", "1_year");

        var waiting = new List<ReportTask>();
        foreach (var period in EightPeriods)
            waiting.Add(await host.Start("octocat", period));
        var ninth = await host.User("octocat").Start(GrainHostTasks.Request("2019-01-01..2019-12-31"));
        var again = await host.Start("octocat", EightPeriods[3]);
        gate.Open();

        Assert.Equal(new StartOutcome(StartOutcomeKind.QueueFull, null), ninth);
        Assert.Equal(waiting[3].Id, again.Id);
        foreach (var task in waiting.Prepend(active))
            Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", task.Id)).State);
        Assert.Equal(9, host.GitHub.Stats.Operations["Listing"]);
        Assert.Equal(9, (await host.User("octocat").GetReports()).Length);
    }

    [Fact]
    public async Task A_cancelled_task_stores_nothing_and_the_next_one_begins()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForListing(host);
        var first = await host.Start("octocat", "1_year");
        var second = await host.Start("octocat", "2_years");
        await gate.Holding;

        var cancelled = await host.User("octocat").Cancel(first.Id);
        gate.Open();

        Assert.Equal((TaskState.Cancelled, null), (cancelled!.State, cancelled.Error));
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", second.Id)).State);
        Assert.Equal(TaskState.Cancelled, (await host.User("octocat").GetTask(first.Id))!.State);
        Assert.Null(await host.ReadReport("octocat", "1_year"));
    }

    [Fact]
    public async Task A_cancelled_waiting_task_never_begins_and_leaves_the_others_as_they_are()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForListing(host);
        var first = await host.Start("octocat", "1_year");
        var second = await host.Start("octocat", "2_years");
        var third = await host.Start("octocat", "5_years");

        var cancelled = await host.User("octocat").Cancel(second.Id);
        gate.Open();

        Assert.Equal(TaskState.Cancelled, cancelled!.State);
        Assert.Equal([third.Id], cancelled.Queue.Select(task => task.Id));
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", first.Id)).State);
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", third.Id)).State);
        Assert.Equal(2, host.GitHub.Stats.Operations["Listing"]);
    }

    [Fact]
    public async Task Cancelling_what_has_ended_or_never_was_changes_nothing()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");
        var task = (await host.User("octocat").GetTask(null))!;

        Assert.Equal(TaskState.Succeeded, (await host.User("octocat").Cancel(task.Id))!.State);
        Assert.Null(await host.User("octocat").Cancel("ffffffffffffffff"));
        Assert.Null(await host.User("octocat").GetTask("ffffffffffffffff"));
    }

    [Fact]
    public async Task Usernames_do_not_wait_for_each_other()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        host.GitHub.World.AddGenerated("hubot", 5);
        var gate = AnswerGate.ForListing(host);
        var held = await host.Start("octocat");
        await gate.Holding;
        host.GitHub.BeforeAnswer = null;

        await host.Generate("hubot");

        Assert.Equal(TaskState.Running, (await host.User("octocat").GetTask(held.Id))!.State);
        gate.Open();
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", held.Id)).State);
    }

    [Fact]
    public async Task Predecessor_fault_07_whatever_is_accepted_is_under_way_and_ends()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        var gate = AnswerGate.ForListing(host);
        var running = await host.Start("octocat", "1_year");

        // Another period is running, and this token expired: the two cases in which the predecessor said «generating» and did nothing.
        var expired = await host.Start("octocat", "2_years", credential: host.Credential("expired"));
        Assert.Equal(TaskState.Queued, (await host.User("octocat").FindTask(ReportPeriod.FromName("2_years")))!.State);
        gate.Open();

        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", running.Id)).State);
        var ended = await host.WaitForEnd("octocat", expired.Id);
        Assert.Equal((TaskState.Failed, TaskError.BadCredentials), (ended.State, ended.Error?.Type));
        Assert.Null(await host.User("octocat").FindTask(ReportPeriod.FromName("2_years")));
    }
}
