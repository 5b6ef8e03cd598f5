using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime.Tests;

public sealed class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public interface ITicking : IGrainWithStringKey
    {
        Task Start(string name, GrainTimerCreationOptions options);

        Task Change(string name, TimeSpan dueTime, TimeSpan period);

        Task Stop(string name);

        Task Wait(string name);

        Task End();
    }

    [CollectionAgeLimit(Minutes = 2)]
    public sealed class TickingGrain(Journal journal) : Grain, ITicking
    {
        private readonly Dictionary<string, IGrainTimer> _timers = [];

        public Task Start(string name, GrainTimerCreationOptions options)
        {
            _timers[name] = this.RegisterGrainTimer(Tick, name, options);
            return Task.CompletedTask;
        }

        public Task Change(string name, TimeSpan dueTime, TimeSpan period)
        {
            _timers[name].Change(dueTime, period);
            return Task.CompletedTask;
        }

        public Task Stop(string name)
        {
            _timers[name].Dispose();
            return Task.CompletedTask;
        }

        public async Task Wait(string name)
        {
            journal.Write(name);
            await journal.Door(name);
            journal.Write($"{name} over");
        }

        public Task End()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Write("deactivated");
            return Task.CompletedTask;
        }

        private async Task Tick(string name, CancellationToken cancellationToken)
        {
            journal.Write(name);
            if (name == "failing")
                throw new InvalidOperationException("a tick fails");
            if (name == "slow")
                await journal.Door("slow");
            if (name == "endless")
                await Task.Delay(Timeout.Infinite, cancellationToken);
            journal.Write($"{name} done");
        }
    }

    [Fact]
    public async Task A_timer_ticks_when_it_is_due_and_then_each_period()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        await Start(host, "timer", new(5 * Second, 10 * Second));
        var armed = host.Time.ArmedTimers;
        host.Time.Advance(4 * Second);
        Assert.Empty(host.Journal.Entries);
        for (var tick = 1; tick <= 3; tick++)
        {
            host.Time.Advance(tick == 1 ? Second : 10 * Second);
            await host.Journal.WaitForAsync("timer done", tick);
            await host.Time.WhenArmedAsync(armed);
        }

        host.Time.Advance(9 * Second);
        Assert.Equal(3, host.Journal.Count("timer"));
    }

    [Fact]
    public async Task A_timer_due_at_once_ticks_without_the_clock_moving_and_only_once_without_a_period()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        await Start(host, "once", new(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        await host.Journal.WaitForAsync("once done");
        host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, host.Journal.Count("once"));
    }

    [Fact]
    public async Task Ticks_of_a_timer_never_overlap_and_the_period_runs_from_the_end_of_a_tick()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        await Start(host, "slow", new(Second, Second) { Interleave = true });
        var armed = host.Time.ArmedTimers;
        host.Time.Advance(Second);
        await host.Journal.WaitForAsync("slow");
        host.Time.Advance(10 * Second);
        Assert.Equal(["slow"], host.Journal.Entries);

        host.Journal.Open("slow");
        await host.Time.WhenArmedAsync(armed);
        Assert.Equal(["slow", "slow done"], host.Journal.Entries);
        host.Time.Advance(Second);
        await host.Journal.WaitForAsync("slow done", 2);
    }

    [Fact]
    public async Task A_tick_queues_like_a_request_unless_it_interleaves()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        await Start(host, "queued", new(Second, Timeout.InfiniteTimeSpan));
        await Start(host, "interleaved", new(Second, Timeout.InfiniteTimeSpan) { Interleave = true });
        var request = host.Grain<ITicking>().Wait("request");
        await host.Journal.WaitForAsync("request");
        host.Time.Advance(Second);
        await host.Journal.WaitForAsync("interleaved done");
        Assert.Equal(0, host.Journal.Count("queued"));
        host.Journal.Open("request");
        await request;
        await host.Journal.WaitForAsync("queued done");

        Assert.Equal(["request", "interleaved", "interleaved done", "request over", "queued", "queued done"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_tick_that_throws_is_logged_and_the_timer_goes_on()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        await Start(host, "failing", new(Second, Second));
        var armed = host.Time.ArmedTimers;
        host.Time.Advance(Second);
        await host.Journal.WaitForAsync("failing");
        await host.Time.WhenArmedAsync(armed);
        host.Time.Advance(Second);
        await host.Journal.WaitForAsync("failing", 2);

        Assert.Contains(host.Logs.Entries, entry => entry.Exception?.Message == "a tick fails");
    }

    [Fact]
    public async Task A_timer_can_be_changed_and_stopped()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        var grain = host.Grain<ITicking>();
        await Start(host, "timer", new(Second, Second));
        await grain.Change("timer", 20 * Second, Timeout.InfiniteTimeSpan);
        host.Time.Advance(19 * Second);
        Assert.Empty(host.Journal.Entries);
        host.Time.Advance(Second);
        await host.Journal.WaitForAsync("timer done");
        await grain.Change("timer", Second, Second);
        await grain.Stop("timer");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await grain.Change("timer", Second, Second);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, host.Journal.Count("timer"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Change("timer", -5 * Second, Second));
    }

    [Fact]
    public async Task Timers_end_with_their_activation()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        var armed = host.Time.ArmedTimers;
        await Start(host, "timer", new(Second, Second));
        await Start(host, "interleaved", new(Second, Second) { Interleave = true });
        await host.Grain<ITicking>().End();
        await host.Journal.WaitForAsync("deactivated");

        // The deactivation itself goes by a timer, which it is about to stop.
        await Eventually.Equal(armed, () => host.Time.ArmedTimers);
        host.Time.Advance(10 * Second);
        Assert.Equal(["deactivated"], host.Journal.Entries);
    }

    [Fact]
    public async Task Only_a_timer_that_keeps_its_grain_alive_does_so()
    {
        await using var host = await TestHost.StartAsync([typeof(TickingGrain)], options => options.CollectionInterval = 10 * Second);
        var activations = host.Services.GetRequiredService<ActivationDirectory>();
        await host.Grain<ITicking>("kept").Start("kept", new(50 * Second, 50 * Second) { KeepAlive = true });
        await host.Grain<ITicking>("collected").Start("collected", new(50 * Second, 50 * Second));
        var armed = host.Time.ArmedTimers;
        for (var tick = 1; tick <= 2; tick++)
        {
            host.Time.Advance(50 * Second);
            await host.Journal.WaitForAsync("kept done", tick);
            await host.Journal.WaitForAsync("collected done", tick);
            await host.Time.WhenArmedAsync(armed);
        }

        host.Time.Advance(30 * Second);
        await host.Journal.WaitForAsync("deactivated");
        await Eventually.Equal(1, () => activations.Count);
        host.Time.Advance(20 * Second);
        await host.Journal.WaitForAsync("kept done", 3);
    }

    [Fact]
    public async Task A_shutdown_cancels_a_tick_that_is_running()
    {
        await using var host = await TestHost.StartAsync(typeof(TickingGrain));
        await Start(host, "endless", new(Second, Second));
        host.Time.Advance(Second);
        await host.Journal.WaitForAsync("endless");

        await host.StopAsync();

        Assert.Equal(["endless", "deactivated"], host.Journal.Entries);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Exception is not null);
    }

    private static Task Start(TestHost host, string name, GrainTimerCreationOptions options) => host.Grain<ITicking>().Start(name, options);
}
