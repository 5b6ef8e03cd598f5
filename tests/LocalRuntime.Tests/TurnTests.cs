using Orleans;
using Orleans.Concurrency;

namespace GitBrag.LocalRuntime.Tests;

public sealed class TurnTests
{
    public interface IBusy : IGrainWithStringKey
    {
        Task Work();

        [AlwaysInterleave]
        Task Interleave();

        Task StartDetached(int turns);

        Task<int> Overlaps();
    }

    public interface IRooms : IGrainWithStringKey
    {
        Task Write(string name);

        [ReadOnly]
        Task Read(string name);

        [AlwaysInterleave]
        Task Peek(string name);
    }

    public sealed class BusyGrain(IGrainFactory grains) : Grain, IBusy
    {
        private readonly List<Task> _detached = [];
        private int _inTurn;
        private int _overlaps;

        public async Task Work()
        {
            for (var step = 0; step < 3; step++)
            {
                Turn();
                await Task.Yield();
                Turn();
                await Task.Delay(1);
                Turn();
                await grains.GetGrain<IBusy>("another").Interleave();
                Turn();
                await Task.Run(() => Thread.SpinWait(50));
                Turn();
            }
        }

        public async Task Interleave()
        {
            Turn();
            await Task.Yield();
            Turn();
        }

        public Task StartDetached(int turns)
        {
            _detached.Add(RunDetached(turns));
            return Task.CompletedTask;
        }

        public async Task<int> Overlaps()
        {
            await Task.WhenAll(_detached);
            return _overlaps;
        }

        private async Task RunDetached(int turns)
        {
            for (var turn = 0; turn < turns; turn++)
            {
                await Task.Yield();
                Turn();
            }
        }

        // Another thread within the same turn's span would find the flag up.
        private void Turn()
        {
            if (Interlocked.Exchange(ref _inTurn, 1) != 0)
                _overlaps++;
            Thread.SpinWait(200);
            Volatile.Write(ref _inTurn, 0);
        }
    }

    public sealed class RoomsGrain(Journal journal) : Grain, IRooms
    {
        public Task Write(string name) => Stay(name);

        public Task Read(string name) => Stay(name);

        public Task Peek(string name) => Stay(name);

        private async Task Stay(string name)
        {
            journal.Write($"{name} in");
            await journal.Door(name);
            journal.Write($"{name} out");
        }
    }

    [Fact]
    public async Task Turns_never_overlap_whatever_runs_beside_each_other()
    {
        await using var host = await TestHost.StartAsync(typeof(BusyGrain));
        var grain = host.Grain<IBusy>();
        var calls = new List<Task>();
        for (var round = 0; round < 20; round++)
        {
            calls.Add(grain.StartDetached(200));
            calls.Add(Task.Run(grain.Work));
            calls.AddRange(Enumerable.Range(0, 20).Select(_ => Task.Run(grain.Interleave)));
        }

        await Task.WhenAll(calls);

        Assert.Equal(0, await grain.Overlaps());
        Assert.Equal(0, await host.Grain<IBusy>("another").Overlaps());
    }

    [Fact]
    public async Task Requests_run_one_after_the_other_in_the_order_they_came()
    {
        await using var host = await TestHost.StartAsync(typeof(RoomsGrain));
        var grain = host.Grain<IRooms>();
        var calls = new[] { grain.Write("first"), grain.Read("second"), grain.Write("third") };
        await host.Journal.WaitForAsync("first in");
        host.Journal.Open("third");
        host.Journal.Open("second");
        host.Journal.Open("first");

        await Task.WhenAll(calls);

        Assert.Equal(["first in", "first out", "second in", "second out", "third in", "third out"], host.Journal.Entries);
    }

    [Fact]
    public async Task An_interleaving_method_runs_while_another_request_waits()
    {
        await using var host = await TestHost.StartAsync(typeof(RoomsGrain));
        var grain = host.Grain<IRooms>();
        var write = grain.Write("write");
        await host.Journal.WaitForAsync("write in");
        var peek = grain.Peek("peek");
        host.Journal.Open("peek");

        await peek;

        Assert.Equal(["write in", "peek in", "peek out"], host.Journal.Entries);
        host.Journal.Open("write");
        await write;
    }

    [Fact]
    public async Task Methods_that_only_read_run_beside_each_other_but_not_beside_one_that_writes()
    {
        await using var host = await TestHost.StartAsync(typeof(RoomsGrain));
        var grain = host.Grain<IRooms>();
        var calls = new List<Task> { grain.Read("read") };
        await host.Journal.WaitForAsync("read in");
        calls.Add(grain.Write("write"));
        calls.Add(grain.Read("read too"));
        await host.Journal.WaitForAsync("read too in");

        // The first reader leaves; the second one still keeps the writer out.
        host.Journal.Open("read");
        await calls[0];
        calls.Add(grain.Peek("peek"));
        await host.Journal.WaitForAsync("peek in");
        Assert.DoesNotContain("write in", host.Journal.Entries);

        host.Journal.Open("read too");
        await host.Journal.WaitForAsync("write in");
        host.Journal.Open("write");
        host.Journal.Open("peek");
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Whatever_a_grain_awaits_comes_back_to_its_scheduler()
    {
        await using var host = await TestHost.StartAsync(typeof(HomingGrain), typeof(BusyGrain));

        Assert.Empty(await host.Grain<IHoming>().Strays());
    }

    [Fact]
    public async Task A_grain_inherits_neither_synchronisation_context_nor_async_locals_of_its_caller()
    {
        await using var host = await TestHost.StartAsync(typeof(HomingGrain));
        var caller = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        HomingGrain.CallersLocal.Value = "the caller's";
        try
        {
            var call = host.Grain<IHoming>("fresh").Inherited();
            var again = host.Grain<IHoming>("fresh").Inherited();
            Assert.Null(await call);
            Assert.Null(await again);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(caller);
        }
    }

    public interface IHoming : IGrainWithStringKey
    {
        Task<string[]> Strays();

        Task<string?> Inherited();
    }

    public sealed class HomingGrain : Grain, IHoming
    {
        public static readonly AsyncLocal<string?> CallersLocal = new();

        public async Task<string[]> Strays()
        {
            var home = TaskScheduler.Current;
            List<string> strays = [];
            if (home == TaskScheduler.Default)
                strays.Add("start");
            await Task.Yield();
            Check("yield");
            await Task.Delay(1);
            Check("delay");
            await Task.Run(() => { });
            Check("pool");
            await GrainFactory.GetGrain<IBusy>("busy").Interleave();
            Check("call");
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await Task.Yield()));
            Check("fan-out");
            await Task.Factory.StartNew(() => Check("child"), CancellationToken.None, TaskCreationOptions.None, home);
            Check("child awaited");
            return [.. strays];

            void Check(string after)
            {
                if (TaskScheduler.Current != home)
                    strays.Add(after);
            }
        }

        public Task<string?> Inherited() => Task.FromResult(CallersLocal.Value ?? SynchronizationContext.Current?.ToString());
    }
}
