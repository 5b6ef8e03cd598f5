using GitBrag.GitHub.StandIn;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>A task that GitHub has told to wait.</summary>
public sealed class WaitingTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(40);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_says_until_when_and_still_waits_after_its_process_went(bool killed)
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 60);
        host.GitHub.Faults.Add(new Fault { Operation = "FileLists", Secondary = true, Times = 1, RetryAfter = Wait });
        var until = host.Clock.GetUtcNow() + Wait;
        var id = (await host.Start("octocat")).Id;
        await host.WaitFor("octocat", id, task => task is { State: TaskState.Waiting, WaitingUntil: { } told } && told == until);
        await host.Until(() => host.StoredUser("octocat")!.Active!.WaitingUntil == until, "The wait was not stored");
        var calls = host.GitHub.Stats.Calls;

        await (killed ? host.CrashAsync() : host.RestartAsync());

        // A leap of the clock while the task is being resumed would end its lease.
        Assert.Equal(until, (await host.WaitFor("octocat", id, task => task.State == TaskState.Waiting)).WaitingUntil);
        host.Clock.Advance(TimeSpan.FromMinutes(39.9));
        Assert.Equal(TaskState.Waiting, (await host.User("octocat").GetTask(id))!.State);
        Assert.Equal(calls, host.GitHub.Stats.Calls);

        var ended = await host.WaitForEnd("octocat", id, tick: TimeSpan.FromSeconds(1));
        Assert.Equal(TaskState.Succeeded, ended.State);
        Assert.True((await host.ReadReport("octocat"))!.Complete);
        Assert.Equal(0, host.GitHub.Stats.LimitViolations);
    }
}
