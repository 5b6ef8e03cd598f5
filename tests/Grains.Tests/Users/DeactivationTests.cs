using GitBrag.Setup;
using GitBrag.Testing;
using GitBrag.Tests.Hosting;
using GitBrag.Users;
using Orleans.Storage;

namespace GitBrag.Tests.Users;

/// <summary>How an activation ends: over a conflict, with its worker, and with calls on their way.</summary>
public sealed class DeactivationTests
{
    private static readonly StateId Octocat = new("user/github.com/octocat", "user");

    [Fact]
    public async Task A_conflict_ends_the_activation_and_the_next_one_reads_what_is_stored()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");
        var calls = host.GitHub.Stats.Calls;
        var barred = GrainServices.CreateStateSerializer().Serialize(host.StoredUser("octocat")! with { Barred = true });
        host.States.Put(Octocat, barred.ToArray());

        await Assert.ThrowsAsync<InconsistentStateException>(() => host.User("octocat").Start(GrainHostTasks.Request("2_years")));

        Assert.Equal(StartOutcomeKind.Barred, (await host.User("octocat").Start(GrainHostTasks.Request("2_years"))).Kind);
        Assert.Equal(calls, host.GitHub.Stats.Calls);
        Assert.Equal(barred.ToArray(), host.States.Data(Octocat));
    }

    [Fact]
    public async Task A_worker_that_does_not_stop_holds_its_deactivation_up_for_a_while_only_and_no_call_is_lost()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        var storing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.States.BeforeChange = change => change.Id.GrainType == "report" && storing.TrySetResult() ? open.Task : Task.CompletedTask;
        var task = await host.Start("octocat");
        await storing.Task.WaitAsync(Deadline.Patience);

        // Nobody changed what the record says, but its version is another one.
        host.States.Put(Octocat, host.States.Data(Octocat)!);
        await Assert.ThrowsAsync<InconsistentStateException>(() => host.User("octocat").Admit(1));
        var told = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.User("octocat").GetTask(task.Id)));

        Assert.All(told, told => Assert.Equal((task.Id, 2), (told?.Id, told?.Attempts)));
        open.SetResult();
        var ended = await host.WaitForEnd("octocat", task.Id, tick: TimeSpan.FromSeconds(1));
        Assert.Equal(TaskState.Succeeded, ended.State);
        Assert.True((await host.ReadReport("octocat"))!.Complete);
    }
}
