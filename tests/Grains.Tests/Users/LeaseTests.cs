using GitBrag.GitHub.StandIn;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>How long a task may go without progress, and what a rate limit does to that.</summary>
public sealed class LeaseTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(300);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_task_that_hangs_is_ended_after_its_lease_and_the_next_one_begins()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForListing(host);
        var hanging = await host.Start("octocat", "1_year");
        var next = await host.Start("octocat", "2_years");
        await gate.Holding;

        host.Clock.Advance(Lease - Second);
        Assert.Equal(TaskState.Running, (await host.User("octocat").GetTask(hanging.Id))!.State);
        host.Clock.Advance(Second + Second);
        var ended = await host.User("octocat").GetTask(hanging.Id);
        gate.Open();

        Assert.Equal((TaskState.Failed, TaskError.Timeout), (ended!.State, ended.Error?.Type));
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", next.Id, tick: Second)).State);
        Assert.Null(await host.ReadReport("octocat", "1_year"));
    }

    [Fact]
    public async Task A_hanging_task_is_ended_without_anybody_asking()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForListing(host);
        await host.Start("octocat");
        await gate.Holding;

        host.Clock.Advance(Lease + Second);

        await host.Until(() => host.StoredUser("octocat") is { Active: null, Ended: [{ ErrorType: TaskError.Timeout }] }, "Nobody ended the task");
    }

    [Fact]
    public async Task Predecessor_fault_05_a_generation_longer_than_the_timeout_goes_on_while_it_makes_progress()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForListing(host);
        var task = await host.Start("octocat");
        await gate.Holding;
        var fence = host.StoredUser("octocat")!.Active!.Attempt;

        for (var progress = 1; progress <= 3; progress++)
        {
            host.Clock.Advance(Lease - Second);
            Assert.True(await host.User("octocat").Checkpoint(fence, new TaskProgress(TaskPhase.Listing, progress, null, null, null)));
        }

        var running = await host.Start("octocat");
        Assert.Equal((task.Id, TaskState.Running, 1, 3), (running.Id, running.State, running.Attempts, running.Done));
        host.Clock.Advance(Lease);
        Assert.Equal(TaskError.Timeout, (await host.User("octocat").GetTask(task.Id))!.Error?.Type);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_however_long_and_survives_a_restart()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 30);
        host.GitHub.Faults.Add(new Fault { Operation = "FileLists", Secondary = true, RetryAfter = TimeSpan.FromMinutes(30), Times = 1 });
        var until = host.Clock.GetUtcNow().AddMinutes(30);

        var task = await host.Start("octocat");
        var waiting = await host.WaitFor("octocat", task.Id, task => task.State == TaskState.Waiting);
        Assert.Equal(until, waiting.WaitingUntil);
        host.Clock.Advance(Lease + Lease);
        Assert.Equal((TaskState.Waiting, 1), await StateAndAttempt(host, task.Id));

        await host.RestartAsync();
        waiting = await host.WaitFor("octocat", task.Id, task => task.State == TaskState.Waiting);
        Assert.Equal(until, waiting.WaitingUntil);
        Assert.InRange(waiting.Attempts, 2, 1 + GrainHost.MostResumptions);
        host.Clock.Advance(until - host.Clock.GetUtcNow() - Second);
        Assert.Equal((TaskState.Waiting, waiting.Attempts), await StateAndAttempt(host, task.Id));

        var ended = await host.WaitForEnd("octocat", task.Id, tick: Second);
        Assert.Equal((TaskState.Succeeded, null, waiting.Attempts), (ended.State, ended.WaitingUntil, ended.Attempts));
        Assert.True((await host.ReadReport("octocat"))!.Complete);
        Assert.Equal(0, host.GitHub.Stats.LimitViolations);
    }

    [Fact]
    public async Task A_task_that_does_not_go_on_after_its_rate_limit_is_ended_a_lease_later()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 30);
        var gate = AnswerGate.ForListing(host);
        var task = await host.Start("octocat");
        await gate.Holding;
        var fence = host.StoredUser("octocat")!.Active!.Attempt;
        var until = host.Clock.GetUtcNow().AddMinutes(30);

        await host.User("octocat").Checkpoint(fence, new TaskProgress(TaskPhase.Files, 0, 30, until, null));
        host.Clock.Advance(TimeSpan.FromMinutes(30) + Lease - Second);
        Assert.Equal((TaskState.Waiting, 1), await StateAndAttempt(host, task.Id));
        host.Clock.Advance(Second);

        Assert.Equal(TaskError.Timeout, (await host.User("octocat").GetTask(task.Id))!.Error?.Type);
    }

    private static async Task<(TaskState State, int Attempt)> StateAndAttempt(GrainHost host, string id)
    {
        var task = (await host.User("octocat").GetTask(id))!;
        return (task.State, task.Attempts);
    }
}
