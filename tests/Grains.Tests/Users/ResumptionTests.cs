using GitBrag.GitHub.StandIn;
using GitBrag.Reports;
using GitBrag.Testing;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>What becomes of a task whose process goes.</summary>
public sealed class ResumptionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Predecessor_fault_06_an_interrupted_task_goes_on_by_itself_and_repeats_nothing_that_was_kept(bool killed)
    {
        await using var host = await StartTwoAsync();
        host.GitHub.World.AddGenerated("octocat", 700);
        var gate = AnswerGate.ForFileLists(host, free: 16);
        var task = await host.Start("octocat");
        await gate.Holding;
        await host.Until(() => host.StoredDraft("octocat") is not null, "No draft was written");

        var kept = new HashSet<string>();
        void LookWhatWasKept()
        {
            kept.UnionWith(host.StoredDraft("octocat")!.PullRequests.Where(pull => pull.Files is not null).Select(pull => $"{pull.Repository}#{pull.Number}"));
            host.GitHub.ResetStats();
            host.GitHub.BeforeAnswer = null;
        }

        await (killed ? host.CrashAsync(LookWhatWasKept) : host.RestartAsync(LookWhatWasKept));

        // Past the grain: nobody calls it.
        await host.Until(() => host.StoredUser("octocat") is { Active: null, Ended: [{ State: TaskState.Succeeded }] }, "The task did not go on");
        Assert.True(kept.Count >= 300, $"{kept.Count} lists were kept.");
        Assert.DoesNotContain(host.GitHub.Stats.FileLists, kept.Contains);
        Assert.Equal(0, host.GitHub.Stats.Operations.GetValueOrDefault("Listing"));
        IsBegunAgain(await host.User("octocat").GetTask(task.Id));
        var report = (await host.ReadReport("octocat"))!;
        Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
        Assert.True(report.Complete);
    }

    [Fact]
    public async Task An_orderly_stop_keeps_the_last_list_that_came()
    {
        await using var host = await StartTwoAsync();
        host.GitHub.World.AddGenerated("octocat", 60);
        var gate = AnswerGate.ForFileLists(host, free: 2);
        var task = await host.Start("octocat");
        await gate.Holding;
        var known = await KnownLists(host);

        await host.RestartAsync(() =>
        {
            host.GitHub.ResetStats();
            host.GitHub.BeforeAnswer = null;
        });

        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", task.Id)).State);
        Assert.DoesNotContain(host.GitHub.Stats.FileLists, known.Contains);
        Assert.Equal(WorldSums.FileLists(host, "octocat", "1_year").Except(known), host.GitHub.Stats.FileLists.Order());
    }

    [Fact]
    public async Task Tasks_that_waited_still_wait_after_a_crash_and_run_in_their_order()
    {
        await using var host = await StartTwoAsync();
        host.GitHub.World.AddGenerated("octocat", 30, days: 700);
        var gate = AnswerGate.ForListing(host);
        var first = await host.Start("octocat", "1_year");
        var second = await host.Start("octocat", "2_years");
        var third = await host.Start("octocat", "5_years");
        await gate.Holding;

        await host.CrashAsync(() => host.GitHub.BeforeAnswer = null);

        await host.Until(() => host.StoredUser("octocat") is { Active: null, Ended.Length: 3 }, "The tasks did not go on");
        Assert.Equal([third.Id, second.Id, first.Id], host.StoredUser("octocat")!.Ended.Select(task => task.Id));
        Assert.All(host.StoredUser("octocat")!.Ended, task => Assert.Equal(TaskState.Succeeded, task.State));
        await host.Until(() => host.Reminders.Rows.Count == 0, "The reminder is left");
    }

    [Fact]
    public async Task A_crash_between_storing_the_report_and_saying_so_costs_nothing()
    {
        await using var host = await StartTwoAsync();
        host.GitHub.World.AddGenerated("octocat", 30);
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.States.BeforeChange = change =>
        {
            // The report is in its place; what its task writes next never arrives.
            if (host.States.Data(new StateId("report/github.com/octocat/1_year", "report")) is null)
                return Task.CompletedTask;
            stored.TrySetResult();
            return Task.Delay(Timeout.Infinite, CancellationToken.None);
        };
        var task = await host.Start("octocat");
        await stored.Task.WaitAsync(Deadline.Patience);
        var calls = host.GitHub.Stats.Calls;

        await host.CrashAsync(() => host.States.BeforeChange = null);

        var ended = await host.WaitForEnd("octocat", task.Id);
        Assert.Equal(TaskState.Succeeded, ended.State);
        IsBegunAgain(ended);
        Assert.Equal(calls, host.GitHub.Stats.Calls);
        Assert.Single(await host.User("octocat").GetReports());
    }

    [Fact]
    public async Task An_overtaken_attempt_can_neither_checkpoint_nor_finish_nor_store()
    {
        await using var host = await StartTwoAsync();
        host.GitHub.World.AddGenerated("octocat", 30);
        var gate = AnswerGate.ForListing(host);
        var task = await host.Start("octocat");
        await gate.Holding;
        var overtaken = host.StoredUser("octocat")!.Active!.Attempt;

        await host.CrashAsync();
        await host.Until(() => host.StoredUser("octocat")!.Active!.Attempt > overtaken, "There was no second attempt");
        var user = host.User("octocat");
        var header = new ReportHeader(overtaken, default, default, default, true, 1, task.Id);
        Assert.False(await user.Checkpoint(overtaken, new TaskProgress(TaskPhase.Storing, 29, 30, null, new TaskDraft([1], new TaskCost(0, 0, 0, 0)))));
        await user.Finish(overtaken, new TaskResult(header, null));

        Assert.Equal(TaskState.Running, (await user.GetTask(task.Id))!.State);
        IsBegunAgain(await user.GetTask(task.Id));
        Assert.Empty(await user.GetReports());
        Assert.Null(host.States.Data(new StateId("user/github.com/octocat", "draft")));
        gate.Open();
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", task.Id)).State);
        Assert.False(await host.Report("octocat", "1_year").Store(new ReportPackage(header, [], []), overtaken));
        Assert.NotNull(await host.ReadReport("octocat"));
    }

    // What one silo began, the other may go on with.
    private static Task<GrainHost> StartTwoAsync() => GrainHost.StartAsync(options => options.Silos = 2);

    private static void IsBegunAgain(ReportTask? task) => Assert.InRange(task!.Attempts, 2, 1 + GrainHost.MostResumptions);

    // The lists that have reached their grains, once all of the two answers have.
    private static async Task<HashSet<string>> KnownLists(GrainHost host)
    {
        var known = new HashSet<string>();
        var pulls = host.GitHub.World.PullRequestsOf("octocat");
        await host.Until(
            async () =>
            {
                foreach (var pull in pulls)
                {
                    if (await host.PullRequest(pull.Repository, pull.Number).GetFiles(pull.UpdatedAt) is not null)
                        known.Add(pull.Key);
                }

                var answered = host.GitHub.Stats.GraphQLCalls.Where(call => call.FileLists.Count > 0 && call.Status == 200).ToList();
                return answered.Count == 2 && known.Count == answered.Sum(call => call.FileLists.Count);
            },
            () => "No list came");
        return known;
    }
}
