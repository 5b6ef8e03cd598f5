using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Testing;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

public sealed class ErasureTests
{
    [Fact]
    public async Task Erasing_leaves_nothing_of_a_username_and_others_alone()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20, days: 700);
        host.GitHub.World.AddGenerated("hubot", 5);
        await host.Generate("octocat", "1_year");
        await host.Generate("octocat", "2_years");
        await host.Generate("hubot");
        host.GitHub.ResetStats();

        Assert.Equal(2, await Erase(host));

        Assert.Null(await host.ReadReport("octocat", "1_year"));
        Assert.Null(await host.ReadReport("octocat", "2_years"));
        Assert.Null(await host.Profile("octocat").Get(null));
        Assert.Empty(await host.User("octocat").GetReports());
        Assert.Null(await host.User("octocat").GetTask(null));
        Assert.DoesNotContain(host.States.Ids, id => IsOf(id, "octocat"));
        Assert.Empty(host.Reminders.Rows);
        Assert.NotNull(await host.ReadReport("hubot"));

        // Not even the file lists are left.
        await host.Generate("octocat", "1_year");
        Assert.Equal(WorldSums.FileLists(host, "octocat", "1_year"), host.GitHub.Stats.FileLists.Order());
    }

    [Fact]
    public async Task A_barred_username_stays_barred()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");

        Assert.Equal(1, await Erase(host, bar: true));
        Assert.Equal(new StartOutcome(StartOutcomeKind.Barred, null), await host.User("octocat").Start(GrainHostTasks.Request("1_year")));
        Assert.Equal(0, await Erase(host));
        await host.RestartAsync();

        Assert.Equal(StartOutcomeKind.Barred, (await host.User("OctoCat").Start(GrainHostTasks.Request("1_year", force: true))).Kind);
    }

    [Fact]
    public async Task What_a_private_task_tells_of_a_username_while_it_is_erased_goes_with_that_task()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");
        var profile = (await host.Profile("octocat").Get(null))!;
        await Erase(host);
        await host.Profile("octocat").Update(profile);

        await host.Grains.GetGrain<IUserGrain>(new UserKey(GrainHostGrains.Login("octocat"), 42).ToString()).Erase(bar: false);

        Assert.DoesNotContain(host.States.Ids, id => IsOf(id, "octocat"));
    }

    [Fact]
    public async Task The_profile_of_a_barred_username_is_not_fetched_anew()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");

        await host.User("octocat").Erase(bar: true);

        Assert.Null(await host.Profile("octocat").Get(CredentialReference.Server));
    }

    [Fact]
    public async Task Erasing_ends_what_is_running_and_waiting()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForFileLists(host);
        await host.Start("octocat", "1_year");
        await host.Start("octocat", "2_years");
        await gate.Holding;

        await Erase(host);
        gate.Open();

        Assert.Null(await host.User("octocat").GetTask(null));
        Assert.Empty(host.Reminders.Rows);
        Assert.DoesNotContain(host.States.Ids, id => IsOf(id, "octocat"));
    }

    [Fact]
    public async Task A_report_that_is_being_stored_while_it_is_erased_does_not_come_back()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        var storing = HoldReport(host, out var release);
        await host.Start("octocat");
        await storing;

        var erasing = Erase(host);
        await IsWaitingForWorker(host);
        release.SetResult();
        await erasing;

        Assert.Null(await host.ReadReport("octocat"));
        Assert.DoesNotContain(host.States.Ids, id => id.GrainType == "report");
    }

    [Fact]
    public async Task While_a_report_takes_too_long_to_be_stored_the_username_is_not_said_to_be_erased()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        var storing = HoldReport(host, out var release);
        await host.Start("octocat");
        await storing;

        var erasing = host.User("octocat").Erase(bar: false);
        await IsWaitingForWorker(host);
        await host.Until(() => erasing.IsCompleted, "It did not give up", tick: TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => erasing);
        release.SetResult();

        await Erase(host);
        Assert.DoesNotContain(host.States.Ids, id => IsOf(id, "octocat"));
    }

    [Fact]
    public async Task A_report_that_was_stored_by_a_task_cancelled_meanwhile_is_erased_as_well()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        var storing = HoldReport(host, out var release);
        var task = await host.Start("octocat");
        await storing;
        await host.User("octocat").Cancel(task.Id);
        release.SetResult();
        await host.Until(() => host.States.Ids.Any(id => id.GrainType == "report"), "The report was not stored");

        Assert.Equal(1, await Erase(host));

        Assert.Null(await host.ReadReport("octocat"));
    }

    [Fact]
    public async Task An_erasure_that_is_sent_again_tells_what_it_erased_altogether_until_that_is_known()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20, days: 700);
        await host.Generate("octocat", "1_year");
        await host.Generate("octocat", "2_years");
        host.States.BeforeChange = change => change.Id.Grain.EndsWith("/2_years", StringComparison.Ordinal) ? throw new IOException("A bad sector.") : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<Exception>(() => host.User("octocat").Erase(bar: false));
        Assert.DoesNotContain(host.States.Ids, static id => id.Grain.EndsWith("/1_year", StringComparison.Ordinal));
        host.States.BeforeChange = null;
        await host.RestartAsync();

        Assert.Equal(2, (await host.User("octocat").Erase(bar: false)).Reports);
        await host.RestartAsync();

        Assert.Equal(2, await Erase(host));
        Assert.DoesNotContain(host.States.Ids, id => IsOf(id, "octocat"));
        Assert.Equal(0, await Erase(host));
    }

    // As whoever erases does it: what was erased is forgotten once that is known.
    private static async Task<int> Erase(GrainHost host, bool bar = false)
    {
        var erasure = await host.User("octocat").Erase(bar);
        await host.User("octocat").ForgetErasure();
        return erasure.Reports;
    }

    private static Task IsWaitingForWorker(GrainHost host) =>
        host.Until(() => host.Log.All.Any(static line => line.Contains("told to stop", StringComparison.Ordinal)), "Nobody stopped the worker");

    private static bool IsOf(StateId id, string username) => id.GrainType is "user" or "report" or "profile" && id.Grain.Contains($"/{username}", StringComparison.Ordinal);

    private static Task HoldReport(GrainHost host, out TaskCompletionSource release)
    {
        var storing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.States.BeforeChange = change =>
        {
            if (change.Id.GrainType != "report")
                return Task.CompletedTask;
            storing.TrySetResult();
            return released.Task;
        };
        return storing.Task.WaitAsync(Deadline.Patience);
    }
}
