using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime.Tests;

public sealed class ShutdownTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public interface IWorker : IGrainWithStringKey
    {
        Task Ping();

        Task Work(string name);

        Task WorkThrough(string other);

        Task StartDetached();
    }

    public sealed class WorkerGrain(Journal journal) : Grain, IWorker, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private Task _detached = Task.CompletedTask;

        public Task Ping() => Task.CompletedTask;

        public async Task Work(string name)
        {
            journal.Write(name);
            await journal.Door(name);
            journal.Write($"{name} done");
        }

        public async Task WorkThrough(string other)
        {
            journal.Write("through");
            await journal.Door("through");
            await GrainFactory.GetGrain<IWorker>(other).Ping();
            journal.Write("through done");
        }

        public Task StartDetached()
        {
            _detached = RunDetached();
            return Task.CompletedTask;
        }

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            if (this.GetPrimaryKeyString() != "never active")
                return;
            journal.Write("activating");
            await Task.Delay(-1, cancellationToken);
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Write($"{this.GetPrimaryKeyString()} {reason.ReasonCode}");
            await _stopping.CancelAsync();
            await _detached;
            if (this.GetPrimaryKeyString() == "never ends")
                await journal.Door("never");
            if (this.GetPrimaryKeyString() == "calls")
                journal.Write((await Record.ExceptionAsync(() => GrainFactory.GetGrain<IWorker>("other").Ping()))?.GetType().Name ?? "answered");
        }

        public void Dispose() => _stopping.Dispose();

        private async Task RunDetached()
        {
            var self = this.AsReference<IWorker>();
            while (!_stopping.IsCancellationRequested)
            {
                await self.Ping().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                await Task.Yield();
            }

            journal.Write("detached done");
        }
    }

    [Fact]
    public async Task Running_requests_finish_and_then_everything_is_deactivated()
    {
        await using var host = await TestHost.StartAsync(typeof(WorkerGrain));
        await host.Grain<IWorker>("idle").Ping();
        var work = host.Grain<IWorker>("busy").Work("work");
        var queued = host.Grain<IWorker>("busy").Work("queued");
        await host.Journal.WaitForAsync("work");
        var stop = host.StopAsync();
        var refused = await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Grain<IWorker>("idle").Ping());
        Assert.Contains("shutting down", refused.Message, StringComparison.Ordinal);
        Assert.False(stop.IsCompleted);
        host.Journal.Open("queued");
        host.Journal.Open("work");

        await stop;
        await work;
        await queued;

        Assert.Equal(["work", "work done", "queued", "queued done"], host.Journal.Entries.Take(4));
        Assert.Equal(["busy ShuttingDown", "idle ShuttingDown"], host.Journal.Entries.Skip(4).Order());
        await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Grain<IWorker>("idle").Ping());
    }

    [Fact]
    public async Task A_request_may_call_other_grains_to_finish_even_those_not_active_yet()
    {
        await using var host = await TestHost.StartAsync(typeof(WorkerGrain));
        var work = host.Grain<IWorker>().WorkThrough("other");
        await host.Journal.WaitForAsync("through");
        var stop = host.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Grain<IWorker>().Ping());
        host.Journal.Open("through");

        await work;
        await stop;

        Assert.Equal(["one ShuttingDown", "other ShuttingDown"], host.Journal.Entries.Skip(2).Order());
    }

    [Fact]
    public async Task A_request_that_does_not_finish_in_time_does_not_keep_its_grain_from_being_deactivated()
    {
        await using var host = await TestHost.StartAsync(typeof(WorkerGrain));
        var work = host.Grain<IWorker>().Work("endless");
        await host.Journal.WaitForAsync("endless");
        var armed = host.Time.ArmedTimers;
        var stop = host.StopAsync();
        await host.Time.WhenArmedAsync(armed + 1);
        host.Time.Advance(Timeout - TimeSpan.FromSeconds(1));
        Assert.False(stop.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await host.Journal.WaitForAsync("one ShuttingDown");

        await stop;
        Assert.False(work.IsCompleted && work.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_detached_task_is_ended_by_its_grain()
    {
        await using var host = await TestHost.StartAsync(typeof(WorkerGrain));
        await host.Grain<IWorker>().StartDetached();

        await host.StopAsync();

        Assert.Equal(["one ShuttingDown", "detached done"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_deactivation_that_never_ends_is_given_up_in_time()
    {
        await using var host = await TestHost.StartAsync(typeof(WorkerGrain));
        await host.Grain<IWorker>("never ends").Ping();
        var stop = host.StopAsync();
        await host.Journal.WaitForAsync("never ends ShuttingDown");
        host.Time.Advance(Timeout + TimeSpan.FromSeconds(1));

        await stop;

        Assert.Contains(host.Logs.Entries, entry => entry.Message.Contains("never ends", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_activation_that_is_under_way_is_cancelled()
    {
        await using var host = await TestHost.StartAsync(typeof(WorkerGrain));
        var call = host.Grain<IWorker>("never active").Ping();
        await host.Journal.WaitForAsync("activating");
        var stop = host.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Grain<IWorker>().Ping());
        host.Time.Advance(Timeout + TimeSpan.FromSeconds(1));

        await stop;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_host_that_is_disposed_of_without_being_stopped_leaves_nothing_ticking_or_calling()
    {
        var host = await TestHost.StartAsync(typeof(WorkerGrain), typeof(TimerTests.TickingGrain));
        var (time, journal, worker) = (host.Time, host.Journal, host.Grain<IWorker>());
        await host.Grain<TimerTests.ITicking>().Start("timer", new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        await worker.Ping();
        host.Kill();

        await Eventually.Equal(0, () => time.ArmedTimers);
        time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<SiloUnavailableException>(worker.Ping);
        Assert.Empty(journal.Entries);
    }

    [Fact]
    public async Task A_grain_that_is_being_deactivated_can_call_nobody()
    {
        await using var host = await TestHost.StartAsync(typeof(WorkerGrain));
        await host.Grain<IWorker>("calls").Ping();

        await host.StopAsync();

        Assert.Equal(["calls ShuttingDown", nameof(SiloUnavailableException)], host.Journal.Entries);
    }
}
