using System.Text;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>Storage that fails.</summary>
public sealed class StorageFaultTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task No_single_failed_write_loses_a_task()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);
        var (write, fails, failed) = (0, 0, true);
        host.States.BeforeChange = change =>
        {
            if (Interlocked.Increment(ref write) != fails)
                return Task.CompletedTask;
            failed = true;
            throw new IOException($"The disk was full for a moment at {change}.");
        };

        // Each round another write fails, until one has no write left to fail.
        while (failed)
        {
            Volatile.Write(ref write, 0);
            (fails, failed) = (fails + 1, false);
            var task = await StartInSpiteOfFaults(host);
            var ended = await host.WaitForEnd("octocat", task.Id, tick: Second);
            Assert.True(ended.State == TaskState.Succeeded, $"Write {fails} failed, and the task ended {ended.State}: {ended.Error}");
            Assert.Equal(task.Id, (await host.Report("octocat", "1_year").GetHeader())!.TaskId);

            // All writes of the round are over, and this one is not meant.
            Volatile.Write(ref write, int.MinValue);
            await host.Report("octocat", "1_year").Erase();
        }

        Assert.True(fails > 4, $"Only {fails - 1} writes were made to fail.");
    }

    [Fact]
    public async Task A_task_that_cannot_be_stored_is_not_accepted()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);
        host.States.BeforeChange = _ => throw new IOException("The disk is full.");

        await Assert.ThrowsAnyAsync<Exception>(() => host.User("octocat").Start(GrainHostTasks.Request("1_year")));

        Assert.Null(await host.User("octocat").GetTask(null));
        Assert.Equal(0, host.GitHub.Stats.Calls);
    }

    [Fact]
    public async Task A_task_whose_reminder_cannot_be_stored_does_not_begin_before_it_can()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);
        host.Reminders.BeforeUpsert = _ => throw new IOException("The disk is full.");

        await Assert.ThrowsAnyAsync<Exception>(() => host.User("octocat").Start(GrainHostTasks.Request("1_year")));
        Assert.Equal(0, host.GitHub.Stats.Calls);

        host.Reminders.BeforeUpsert = null;
        var task = await host.Start("octocat");
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", task.Id)).State);
    }

    [Fact]
    public async Task A_task_that_is_interrupted_ten_times_is_given_up_and_the_next_one_begins()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10, days: 700);
        host.States.BeforeChange = change => change.Id.Grain.EndsWith("/1_year", StringComparison.Ordinal) ? throw new IOException("A bad sector.") : Task.CompletedTask;

        var doomed = await host.Start("octocat", "1_year");
        var next = await host.Start("octocat", "2_years");
        var ended = await host.WaitForEnd("octocat", doomed.Id, tick: Second);

        Assert.Equal((TaskState.Failed, TaskError.Internal), (ended.State, ended.Error?.Type));

        // One that took long enough to keep its work does not count; there is work for one such attempt.
        Assert.InRange(ended.Attempts, 10, 11);
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", next.Id)).State);
        Assert.Null(await host.ReadReport("octocat", "1_year"));
    }

    [Theory]
    [InlineData("""{"schemaVersion":99}""", "update the program")]
    [InlineData("""{"schemaVersion":1,"rep""", "cannot be read")]
    public async Task A_report_that_cannot_be_read_fails_the_task_at_once_and_stays_as_it_is(string document, string reason)
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);
        var (record, stored) = (new StateId("report/github.com/octocat/1_year", "report"), Encoding.UTF8.GetBytes(document));
        host.States.Put(record, stored);

        var ended = await host.WaitForEnd("octocat", (await host.Start("octocat")).Id, tick: Second);

        Assert.Equal((TaskState.Failed, TaskError.Internal, 1), (ended.State, ended.Error?.Type, ended.Attempts));
        Assert.Contains(reason, ended.Error!.Detail, StringComparison.Ordinal);
        Assert.Equal(stored, host.States.Data(record));
    }

    private static async Task<ReportTask> StartInSpiteOfFaults(GrainHost host)
    {
        try
        {
            return await host.Start("octocat", force: true);
        }
        catch (Exception fault) when (fault.ToString().Contains("The disk was full", StringComparison.Ordinal))
        {
            return await host.Start("octocat", force: true);
        }
    }
}
