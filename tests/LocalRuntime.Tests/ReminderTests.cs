using GitBrag.Testing;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime.Tests;

public sealed class ReminderTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public interface IReminded : IGrainWithStringKey
    {
        Task Register(string name, TimeSpan dueTime, TimeSpan period);

        Task Unregister(string name);

        Task<bool> Has(string name);

        Task Race(string name);
    }

    public interface IForgetful : IGrainWithStringKey
    {
        Task Register();
    }

    [GrainType("reminded")]
    public sealed class RemindedGrain(Journal journal) : Grain, IReminded, IRemindable
    {
        public Task Register(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

        public async Task Unregister(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

        public async Task<bool> Has(string name) => await this.GetReminder(name) is { } reminder && reminder.ReminderName == name;

        public async Task Race(string name)
        {
            var old = await this.RegisterOrUpdateReminder(name, Minute, Minute);
            await this.RegisterOrUpdateReminder(name, Minute, Minute);
            await this.UnregisterReminder(old);
        }

        public async Task ReceiveReminder(string reminderName, TickStatus status)
        {
            journal.Write($"{reminderName} of {this.GetPrimaryKeyString()}");
            journal.Write($"{reminderName} {status.FirstTickTime:HH:mm:ss} {status.Period.TotalMinutes} {status.CurrentTickTime:HH:mm:ss}");
            if (reminderName == "failing")
                throw new InvalidOperationException("a reminder fails");
            if (reminderName == "slow")
                await journal.Door("slow");
            journal.Write($"{reminderName} done");
        }
    }

    public sealed class ForgetfulGrain : Grain, IForgetful
    {
        public Task Register() => this.RegisterOrUpdateReminder("never", Minute, Minute);
    }

    [Fact]
    public async Task A_reminder_ticks_when_it_is_due_and_then_each_period_with_its_status()
    {
        await using var host = await TestHost.StartAsync(typeof(RemindedGrain));
        var armed = host.Time.ArmedTimers + 1;
        await host.Grain<IReminded>().Register("report", 5 * Minute, 2 * Minute);
        await host.Time.WhenArmedAsync(armed);
        host.Time.Advance(4.9 * Minute);
        Assert.Empty(host.Journal.Entries);
        host.Time.Advance(0.1 * Minute);
        await host.Journal.WaitForAsync("report 00:05:00 2 00:05:00");
        await host.Time.WhenArmedAsync(armed);
        host.Time.Advance(2 * Minute);
        await host.Journal.WaitForAsync("report 00:05:00 2 00:07:00");
        Assert.Equal(2, host.Journal.Count("report of one"));
    }

    [Fact]
    public async Task A_reminder_due_at_once_ticks_without_the_clock_moving()
    {
        await using var host = await TestHost.StartAsync(typeof(RemindedGrain));
        await host.Grain<IReminded>().Register("now", TimeSpan.Zero, Minute);

        await host.Journal.WaitForAsync("now 00:00:00 1 00:00:00");
    }

    [Fact]
    public async Task Reminders_survive_a_crash_and_overdue_ones_tick_at_start_without_anybody_calling()
    {
        var (time, table) = (new ManualTimeProvider(), new MemoryReminderTable());
        var crashed = await TestHost.StartAsync([typeof(RemindedGrain)], _ => { }, time, table);
        await crashed.Grain<IReminded>("overdue").Register("overdue", 10 * Minute, 30 * Minute);
        await crashed.Grain<IReminded>("later").Register("later", 120 * Minute, 30 * Minute);
        var journal = crashed.Journal;
        crashed.Kill();
        time.Advance(45 * Minute);
        Assert.Empty(journal.Entries);

        await using var host = await TestHost.StartAsync([typeof(RemindedGrain)], _ => { }, time, table);
        await host.Journal.WaitForAsync("overdue done");
        Assert.Contains("overdue 00:10:00 30 00:45:00", host.Journal.Entries);
        Assert.Equal(0, host.Journal.Count("later of later"));

        // From then on each period.
        await host.Time.WhenArmedAsync(5);
        time.Advance(29 * Minute);
        Assert.Equal(1, host.Journal.Count("overdue done"));
        time.Advance(Minute);
        await host.Journal.WaitForAsync("overdue done", 2);
    }

    [Fact]
    public async Task A_reminder_that_fails_is_logged_and_comes_again()
    {
        await using var host = await TestHost.StartAsync(typeof(RemindedGrain));
        var armed = host.Time.ArmedTimers + 1;
        await host.Grain<IReminded>().Register("failing", TimeSpan.Zero, Minute);
        await host.Time.WhenArmedAsync(armed);
        host.Time.Advance(Minute);
        await host.Journal.WaitForAsync("failing of one", 2);

        Assert.Contains(host.Logs.Entries, entry => entry.Exception?.Message == "a reminder fails");
    }

    [Fact]
    public async Task Ticks_of_a_reminder_never_overlap_and_missed_ones_are_not_made_up_for()
    {
        await using var host = await TestHost.StartAsync([typeof(RemindedGrain)], options => options.ResponseTimeout = TimeSpan.FromHours(2));
        var armed = host.Time.ArmedTimers + 1;
        await host.Grain<IReminded>().Register("slow", TimeSpan.Zero, 10 * Minute);
        await host.Journal.WaitForAsync("slow of one");
        host.Time.Advance(35 * Minute);
        Assert.Equal(1, host.Journal.Count("slow of one"));
        host.Journal.Open("slow");
        await host.Time.WhenArmedAsync(armed);
        host.Time.Advance(5 * Minute);
        await host.Journal.WaitForAsync("slow 00:00:00 10 00:40:00");

        Assert.Equal(2, host.Journal.Count("slow of one"));
    }

    [Fact]
    public async Task An_unregistered_reminder_is_gone()
    {
        await using var host = await TestHost.StartAsync(typeof(RemindedGrain));
        var grain = host.Grain<IReminded>();
        await grain.Register("report", Minute, Minute);
        Assert.True(await grain.Has("report"));
        await grain.Unregister("report");
        Assert.False(await grain.Has("report"));
        host.Time.Advance(10 * Minute);

        Assert.Empty(host.Journal.Entries);
    }

    [Fact]
    public async Task Registering_again_replaces_a_reminder()
    {
        await using var host = await TestHost.StartAsync(typeof(RemindedGrain));
        var armed = host.Time.ArmedTimers + 1;
        await host.Grain<IReminded>().Register("report", Minute, Minute);
        await host.Grain<IReminded>().Register("report", 5 * Minute, Minute);
        await Eventually.Equal(armed, () => host.Time.ArmedTimers);
        host.Time.Advance(4 * Minute);
        Assert.Empty(host.Journal.Entries);
        host.Time.Advance(Minute);
        await host.Journal.WaitForAsync("report done");
    }

    [Fact]
    public async Task A_reminder_registered_anew_is_not_unregistered_by_its_old_handle()
    {
        await using var host = await TestHost.StartAsync(typeof(RemindedGrain));

        await Assert.ThrowsAsync<ReminderException>(() => host.Grain<IReminded>().Race("report"));

        Assert.True(await host.Grain<IReminded>().Has("report"));
    }

    [Fact]
    public async Task Rows_that_somebody_else_adds_or_removes_are_noticed()
    {
        var table = new MemoryReminderTable();
        await using var host = await TestHost.StartAsync([typeof(RemindedGrain)], options => options.ReminderRefreshInterval = 5 * Minute, reminders: table);
        var armed = host.Time.ArmedTimers;
        await host.Grain<IReminded>().Register("removed", 20 * Minute, Minute);
        await host.Time.WhenArmedAsync(armed + 1);
        var grain = GrainId.Create("reminded", "one");
        var removed = await table.ReadRow(grain, "removed");
        await table.RemoveRow(grain, "removed", removed!.ETag!);
        var now = host.Time.GetUtcNow().UtcDateTime;
        await table.UpsertRow(new ReminderEntry { GrainId = grain, ReminderName = "added", StartAt = now, Period = 60 * Minute });
        await table.UpsertRow(new ReminderEntry { GrainId = GrainId.Create("unknown", "one"), ReminderName = "strange", StartAt = now, Period = Minute });
        host.Time.Advance(5 * Minute);
        await host.Journal.WaitForAsync("added done");
        host.Time.Advance(20 * Minute);

        Assert.Equal(0, host.Journal.Count("removed of one"));
        await Eventually.Equal(true, () => host.Logs.Entries.Any(entry => entry.Message.Contains("strange", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reminders_that_cannot_be_are_refused()
    {
        await using var host = await TestHost.StartAsync(typeof(RemindedGrain), typeof(ForgetfulGrain));
        var grain = host.Grain<IReminded>();

        await Assert.ThrowsAsync<ArgumentException>(() => grain.Register("often", Minute, TimeSpan.FromSeconds(59)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Register("never", Minute, Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Register("past", -Minute, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Register("beyond time", TimeSpan.MaxValue, Minute));
        await Assert.ThrowsAsync<ArgumentException>(() => grain.Register(" ", Minute, Minute));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<IForgetful>().Register());
    }

    [Fact]
    public async Task The_table_in_memory_selects_rows_by_hash_range()
    {
        var table = new MemoryReminderTable();
        var grains = Enumerable.Range(0, 20).Select(number => GrainId.Create("reminded", $"{number}")).OrderBy(grain => grain.GetUniformHashCode()).ToList();
        foreach (var grain in grains)
            await table.UpsertRow(new ReminderEntry { GrainId = grain, ReminderName = "report", Period = Minute });
        var (begin, end) = (grains[4].GetUniformHashCode(), grains[9].GetUniformHashCode());

        Assert.Equal(20, (await table.ReadRows(0, 0)).Reminders.Count);
        Assert.Equal(grains[5..10].ToHashSet(), (await table.ReadRows(begin, end)).Reminders.Select(row => row.GrainId).ToHashSet());
        var around = (await table.ReadRows(end, begin)).Reminders.Select(row => row.GrainId).ToHashSet();
        Assert.Equal(grains.Except(grains[5..10]).ToHashSet(), around);
        Assert.Single((await table.ReadRows(grains[0])).Reminders);
        await table.TestOnlyClearTable();
        Assert.Empty((await table.ReadRows(0, 0)).Reminders);
    }
}
