using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>The rules by which the tasks of a username change.</summary>
public sealed class UserStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Fact]
    public void Fences_grow_with_every_beginning_even_when_the_clock_stands_or_goes_back()
    {
        var state = new UserState().Enqueue(NewTask("a"), Now, Lease);
        var fences = new List<long> { state.Active!.Attempt };
        foreach (var now in new[] { Now, Now.AddDays(-1), Now.AddDays(1), Now })
        {
            state = state.Begin(now, Lease);
            fences.Add(state.Active!.Attempt);
        }

        Assert.Equal(fences.Order().Distinct(), fences);
    }

    [Fact]
    public void A_record_that_was_lost_begins_above_the_fences_it_had()
    {
        var lost = new UserState().Enqueue(NewTask("a"), Now, Lease).Begin(Now, Lease).Begin(Now, Lease);

        var anew = new UserState().Enqueue(NewTask("b"), Now.AddSeconds(1), Lease);

        Assert.True(anew.Active!.Attempt > lost.Active!.Attempt);
    }

    [Fact]
    public void Ended_tasks_are_remembered_newest_first_and_twenty_of_them()
    {
        var state = new UserState();
        for (var number = 0; number < 25; number++)
            state = state.Enqueue(NewTask($"{number}"), Now, Lease).End(TaskState.Succeeded, null, Now, Lease);

        Assert.Equal(UserState.EndedCapacity, state.Ended.Length);
        Assert.Equal(("24", "5"), (state.Ended[0].Id, state.Ended[^1].Id));
        Assert.Null(state.Find("4"));
    }

    [Fact]
    public void Five_hundred_dated_periods_are_kept_and_the_named_ones_beside_them()
    {
        var first = new DateOnly(2020, 1, 1);
        string[] dated = [.. Enumerable.Range(0, IUserGrain.PeriodCapacity).Select(day => $"2008-01-01..{first.AddDays(day):yyyy-MM-dd}")];
        var full = new UserState { Periods = [.. dated] };

        Assert.True((full with { Periods = full.Periods.RemoveAt(0) }).HasRoomFor(ReportPeriod.FromName(dated[0])));
        Assert.True(full.HasRoomFor(ReportPeriod.FromName(dated[^1])));
        Assert.True(full.HasRoomFor(ReportPeriod.FromName("all_time")));
        Assert.False(full.HasRoomFor(ReportPeriod.FromName("2019-01-01..2019-12-31")));
    }

    [Fact]
    public void The_end_of_a_task_forgets_its_token_and_says_why()
    {
        var state = new UserState().Enqueue(NewTask("a") with { ProtectedToken = "protected" }, Now, Lease);

        var ended = state.End(TaskState.Failed, new TaskError(TaskError.Timeout, "Too long."), Now.AddMinutes(6), Lease).Find("a")!;

        Assert.Equal((null, TaskError.Timeout, "Too long.", Now.AddMinutes(6)), (ended.ProtectedToken, ended.ErrorType, ended.ErrorDetail, ended.FinishedAt));
    }

    [Fact]
    public void Only_an_attempt_that_kept_no_work_and_waited_for_nothing_counts_as_fruitless()
    {
        var state = new UserState().Enqueue(NewTask("a"), Now, Lease).Begin(Now, Lease).Progress(Told(), Now, Lease).Begin(Now, Lease);

        Assert.Equal(3, state.Active!.FruitlessAttempts);
        Assert.Equal(0, state.Progress(Told() with { WaitingUntil = Now.AddHours(1) }, Now, Lease).Active!.FruitlessAttempts);
        Assert.Equal(0, state.Progress(Told() with { Draft = new TaskDraft([], new TaskCost(0, 0, 0, 0)) }, Now, Lease).Active!.FruitlessAttempts);
        Assert.Equal(3, state.Active.Attempts);

        static TaskProgress Told() => new(TaskPhase.Files, 1, 2, null, null);
    }

    [Fact]
    public void Progress_renews_the_lease_and_a_wait_makes_it_that_much_longer()
    {
        var state = new UserState().Enqueue(NewTask("a"), Now, Lease);
        var later = Now.AddMinutes(4);

        var running = state.Progress(new TaskProgress(TaskPhase.Files, 3, 9, null, null), later, Lease).Active!;
        var waiting = state.Progress(new TaskProgress(TaskPhase.Files, 3, 9, later.AddHours(1), null), later, Lease).Active!;
        var waited = state.Progress(new TaskProgress(TaskPhase.Files, 3, 9, later.AddHours(-1), null), later, Lease).Active!;

        Assert.Equal((TaskState.Running, later + Lease), (running.State, running.LeaseUntil));
        Assert.Equal((TaskState.Waiting, later.AddHours(1) + Lease), (waiting.State, waiting.LeaseUntil));
        Assert.Equal(later + Lease, waited.LeaseUntil);
    }

    [Fact]
    public void A_task_keeps_the_instant_it_was_first_begun_at()
    {
        var state = new UserState().Enqueue(NewTask("a"), Now, Lease).Begin(Now.AddHours(1), Lease);

        Assert.Equal((Now, 2, Now.AddHours(1) + Lease), (state.Active!.StartedAt, state.Active.Attempts, state.Active.LeaseUntil));
    }

    [Fact]
    public void A_period_is_listed_once_with_its_newest_report()
    {
        var state = new UserState().WithReport(new("1_year", Now, false)).WithReport(new("2_years", Now, true)).WithReport(new("1_year", Now.AddDays(1), true));

        Assert.Equal([new("1_year", Now.AddDays(1), true), new("2_years", Now, true)], state.Reports.AsEnumerable());
    }

    private static TaskRecord NewTask(string id) => new() { Id = id, Period = ReportPeriod.FromName("1_year").Name, State = TaskState.Queued, CreatedAt = Now, StartedBy = "server" };
}
