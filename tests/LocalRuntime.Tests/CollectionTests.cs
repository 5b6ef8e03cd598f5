using Orleans;

namespace GitBrag.LocalRuntime.Tests;

public sealed class CollectionTests
{
    public interface IIdle : IGrainWithStringKey
    {
        Task<Guid> Activation();

        Task Delay(TimeSpan time);

        Task End();

        Task Wait(string name);
    }

    public interface IShortLived : IIdle;

    public interface ILongLived : IIdle;

    public interface IImmortal : IIdle;

    public class IdleGrain(Journal journal) : Grain, IIdle
    {
        private readonly Guid _activation = Guid.NewGuid();

        public Task<Guid> Activation() => Task.FromResult(_activation);

        public Task Delay(TimeSpan time)
        {
            DelayDeactivation(time);
            return Task.CompletedTask;
        }

        public async Task End()
        {
            DeactivateOnIdle();
            journal.Write("ending");
            await journal.Door("end");
            journal.Write("ended");
        }

        public async Task Wait(string name)
        {
            journal.Write(name);
            await journal.Door(name);
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Write(reason.ReasonCode.ToString());
            if (this.GetPrimaryKeyString() == "slow to end")
                await journal.Door("deactivation").WaitAsync(cancellationToken);
            journal.Write("deactivated");
        }
    }

    [CollectionAgeLimit(Minutes = 2)]
    public sealed class ShortLivedGrain(Journal journal) : IdleGrain(journal), IShortLived;

    [CollectionAgeLimit("01:00:00")]
    public sealed class LongLivedGrain(Journal journal) : IdleGrain(journal), ILongLived;

    [CollectionAgeLimit(AlwaysActive = true)]
    public sealed class ImmortalGrain(Journal journal) : IdleGrain(journal), IImmortal;

    [Fact]
    public async Task A_grain_nobody_called_for_its_age_is_deactivated()
    {
        await using var host = await TestHost.StartAsync(typeof(ShortLivedGrain));
        var first = await host.Grain<IShortLived>().Activation();
        host.Time.Advance(TimeSpan.FromMinutes(1.5));
        Assert.Equal(first, await host.Grain<IShortLived>().Activation());

        // The call counts: the age runs from it, not from the activation.
        host.Time.Advance(TimeSpan.FromMinutes(1.5));
        Assert.Equal(first, await host.Grain<IShortLived>().Activation());
        host.Time.Advance(TimeSpan.FromMinutes(3));
        await host.Journal.WaitForAsync("deactivated");

        Assert.NotEqual(first, await host.Grain<IShortLived>().Activation());
        Assert.Equal(["ActivationIdle", "deactivated"], host.Journal.Entries);
    }

    [Fact]
    public async Task Each_class_has_its_age_and_the_rest_the_default()
    {
        await using var host = await TestHost.StartAsync(typeof(ShortLivedGrain), typeof(LongLivedGrain), typeof(ImmortalGrain), typeof(TurnTests.RoomsGrain));
        var activations = host.Services.GetRequiredService<ActivationDirectory>();
        host.Journal.Open("room");
        await host.Grain<TurnTests.IRooms>().Write("room");
        foreach (var grain in new IIdle[] { host.Grain<IShortLived>(), host.Grain<ILongLived>(), host.Grain<IImmortal>() })
            await grain.Activation();

        Assert.Equal(4, activations.Count);
        host.Time.Advance(TimeSpan.FromMinutes(4));
        await Eventually.Equal(3, () => activations.Count);
        host.Time.Advance(TimeSpan.FromMinutes(13));
        await Eventually.Equal(2, () => activations.Count);
        host.Time.Advance(TimeSpan.FromMinutes(50));
        await Eventually.Equal(1, () => activations.Count);
        host.Time.Advance(TimeSpan.FromHours(5));
        await host.Grain<IShortLived>().Activation();
        Assert.Equal(2, activations.Count);
    }

    [Fact]
    public async Task A_delay_keeps_a_grain_until_it_is_over_or_taken_back()
    {
        await using var host = await TestHost.StartAsync(typeof(ShortLivedGrain));
        var activations = host.Services.GetRequiredService<ActivationDirectory>();
        await host.Grain<IShortLived>("an hour").Delay(TimeSpan.FromHours(1));
        await host.Grain<IShortLived>("for good").Delay(Timeout.InfiniteTimeSpan);
        await host.Grain<IShortLived>("taken back").Delay(TimeSpan.FromHours(1));
        await host.Grain<IShortLived>("taken back").Delay(TimeSpan.Zero);

        host.Time.Advance(TimeSpan.FromMinutes(50));
        await Eventually.Equal(2, () => activations.Count);
        host.Time.Advance(TimeSpan.FromMinutes(12));
        await Eventually.Equal(1, () => activations.Count);
        host.Time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(1, activations.Count);
    }

    [Fact]
    public async Task A_grain_with_a_request_running_is_not_idle()
    {
        await using var host = await TestHost.StartAsync([typeof(ShortLivedGrain)], options => options.ResponseTimeout = TimeSpan.FromDays(1));
        var call = host.Grain<IShortLived>().Wait("long");
        await host.Journal.WaitForAsync("long");
        host.Time.Advance(TimeSpan.FromHours(3));
        host.Journal.Open("long");
        await call;

        Assert.Equal(["long"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_grain_that_asks_for_its_end_finishes_its_request_and_the_waiting_ones_go_to_the_next_activation()
    {
        await using var host = await TestHost.StartAsync(typeof(ShortLivedGrain));
        var grain = host.Grain<IShortLived>();
        var first = await grain.Activation();
        var ending = grain.End();
        await host.Journal.WaitForAsync("ending");
        var waiting = Enumerable.Range(0, 5).Select(_ => grain.Activation()).ToList();
        host.Journal.Open("end");
        await ending;

        var answers = await Task.WhenAll(waiting);

        Assert.Equal(["ending", "ended", "ApplicationRequested", "deactivated"], host.Journal.Entries);
        Assert.NotEqual(first, answers[0]);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Calls_during_a_deactivation_wait_for_its_end()
    {
        await using var host = await TestHost.StartAsync(typeof(ShortLivedGrain));
        var grain = host.Grain<IShortLived>("slow to end");
        var first = await grain.Activation();
        host.Journal.Open("end");
        await grain.End();
        await host.Journal.WaitForAsync("ApplicationRequested");
        var call = grain.Activation();
        await host.Grain<IShortLived>("another").Activation();
        Assert.False(call.IsCompleted);
        host.Journal.Open("deactivation");

        Assert.NotEqual(first, await call);
        Assert.Equal(1, host.Journal.Count("deactivated"));
    }

    [Fact]
    public async Task No_call_is_lost_or_doubled_while_activations_come_and_go()
    {
        await using var host = await TestHost.StartAsync(typeof(RestlessGrain));
        var tally = new Tally();
        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            for (var call = 0; call < 200; call++)
                await host.Grain<IRestless>().Count(tally, end: (call + caller) % 5 == 0);
        }));

        await Task.WhenAll(callers);

        Assert.Equal(16 * 200, tally.Calls);
        Assert.Equal(0, tally.Overlaps);
        Assert.InRange(tally.Activations, 2, 1 + (16 * 40));
    }

    public interface IRestless : IGrainWithStringKey
    {
        Task Count(Tally tally, bool end);
    }

    public sealed class Tally
    {
        private int _alive;
        private int _calls;
        private int _activations;
        private int _overlaps;

        public int Calls => _calls;

        public int Activations => _activations;

        public int Overlaps => _overlaps;

        public void Call() => Interlocked.Increment(ref _calls);

        public void Begin()
        {
            Interlocked.Increment(ref _activations);
            if (Interlocked.Increment(ref _alive) != 1)
                Interlocked.Increment(ref _overlaps);
        }

        public void End() => Interlocked.Decrement(ref _alive);
    }

    public sealed class RestlessGrain : Grain, IRestless
    {
        private Tally? _tally;

        public async Task Count(Tally tally, bool end)
        {
            if (_tally is null)
                (_tally = tally).Begin();
            tally.Call();
            await Task.Yield();
            if (end)
                DeactivateOnIdle();
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            await Task.Yield();
            _tally?.End();
        }
    }

    [Fact]
    public async Task A_deactivation_that_takes_too_long_is_cancelled_and_given_up()
    {
        await using var host = await TestHost.StartAsync(typeof(ShortLivedGrain));
        var grain = host.Grain<IShortLived>("slow to end");
        var first = await grain.Activation();
        host.Journal.Open("end");
        await grain.End();
        await host.Journal.WaitForAsync("ApplicationRequested");
        var call = grain.Activation();
        host.Time.Advance(TimeSpan.FromSeconds(11));

        Assert.NotEqual(first, await call);
        Assert.Equal(0, host.Journal.Count("deactivated"));
        Assert.Contains(host.Logs.Entries, entry => entry.Message.Contains("slow to end", StringComparison.Ordinal));
    }
}
