using System.Diagnostics;
using GitBrag.Testing;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime.Tests;

public sealed class CallTests
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    public interface IBase : IGrainWithStringKey
    {
        Task<string> Inherited();
    }

    public interface IShapes : IBase
    {
        Task Nothing();

        Task<string> Text(string text);

        ValueTask Quick();

        ValueTask<int> Number(int number);

        Task<string> Default() => Task.FromResult("by default");

        Task Throw();

        Task Lazy();
    }

    public interface IWaiting : IGrainWithStringKey
    {
        Task Wait(string name, CancellationToken cancellationToken = default);

        Task Observe(CancellationToken cancellationToken);

        Task CallBack(string other);
    }

    public interface IContext : IGrainWithStringKey
    {
        Task<string?> Get(string name);

        Task<string?> GetBehind(string name);

        Task Set(string name, string value);

        Task<string?> ActivityId();
    }

    public sealed class ShapesGrain : Grain, IShapes
    {
        public Task<string> Inherited() => Task.FromResult("inherited");

        public Task Nothing() => Task.CompletedTask;

        public async Task<string> Text(string text)
        {
            await Task.Yield();
            return text;
        }

        public ValueTask Quick() => ValueTask.CompletedTask;

        public async ValueTask<int> Number(int number)
        {
            await Task.Yield();
            return number;
        }

        public async Task Throw()
        {
            await Task.Yield();
            FailDeepInside();
        }

        public Task Lazy() => null!;

        private static void FailDeepInside() => throw new KeyNotFoundException("deep inside");
    }

    public sealed class WaitingGrain(Journal journal) : Grain, IWaiting
    {
        public async Task Wait(string name, CancellationToken cancellationToken)
        {
            journal.Write(name);
            await journal.Door(name);
        }

        public async Task Observe(CancellationToken cancellationToken)
        {
            journal.Write("observing");
            await Task.Delay(Timeout.Infinite, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            journal.Write("cancelled");
            await journal.Door("after cancellation");
        }

        public Task CallBack(string other) => GrainFactory.GetGrain<IWaiting>(other).CallBack(this.GetPrimaryKeyString());
    }

    public sealed class ContextGrain : Grain, IContext
    {
        public async Task<string?> Get(string name)
        {
            await Task.Yield();
            return RequestContext.Get(name) as string;
        }

        public Task<string?> GetBehind(string name) => GrainFactory.GetGrain<IContext>("behind").Get(name);

        public Task Set(string name, string value)
        {
            RequestContext.Set(name, value);
            return Task.CompletedTask;
        }

        public Task<string?> ActivityId() => Task.FromResult(Activity.Current?.Id);
    }

    [Fact]
    public async Task Methods_of_every_shape_answer()
    {
        await using var host = await TestHost.StartAsync(typeof(ShapesGrain));
        var grain = host.Grain<IShapes>();

        await grain.Nothing();
        await grain.Quick();
        Assert.Equal("text", await grain.Text("text"));
        Assert.Equal(7, await grain.Number(7));
        Assert.Equal("inherited", await grain.Inherited());
        Assert.Equal("inherited", await grain.AsReference<IBase>().Inherited());
        Assert.Equal("by default", await grain.Default());
        Assert.Throws<InvalidCastException>(() => grain.AsReference<IContext>());
    }

    [Fact]
    public async Task Exceptions_reach_the_caller_with_their_type_and_stack()
    {
        await using var host = await TestHost.StartAsync(typeof(ShapesGrain));

        var exception = await Assert.ThrowsAsync<KeyNotFoundException>(() => host.Grain<IShapes>().Throw());

        Assert.Equal("deep inside", exception.Message);
        Assert.Contains("FailDeepInside", exception.StackTrace, StringComparison.Ordinal);
        Assert.Contains(nameof(ShapesGrain), exception.StackTrace, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<IShapes>().Lazy());
    }

    [Fact]
    public async Task A_call_whose_token_is_cancelled_before_it_starts_never_runs()
    {
        await using var host = await TestHost.StartAsync(typeof(WaitingGrain));
        var grain = host.Grain<IWaiting>();
        using var cancellation = new CancellationTokenSource();
        var running = grain.Wait("running");
        await host.Journal.WaitForAsync("running");
        var queued = grain.Wait("queued", cancellation.Token);
        await cancellation.CancelAsync();
        var late = grain.Wait("late", cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        Assert.False(queued.IsCompleted);
        host.Journal.Open("running");
        await running;

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.WaitAsync(Deadline.Patience));
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(["running"], host.Journal.Entries);
    }

    [Fact]
    public async Task Cancelling_a_running_call_is_the_grains_business()
    {
        await using var host = await TestHost.StartAsync(typeof(WaitingGrain));
        using var cancellation = new CancellationTokenSource();
        var call = host.Grain<IWaiting>().Observe(cancellation.Token);
        await host.Journal.WaitForAsync("observing");
        await cancellation.CancelAsync();
        await host.Journal.WaitForAsync("cancelled");

        Assert.False(call.IsCompleted);
        host.Journal.Open("after cancellation");
        await call;
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_fails_and_one_behind_it_never_runs()
    {
        await using var host = await TestHost.StartAsync(typeof(WaitingGrain));
        var grain = host.Grain<IWaiting>();
        var slow = grain.Wait("slow");
        await host.Journal.WaitForAsync("slow");
        var behind = grain.Wait("behind");
        host.Time.Advance(ResponseTimeout - TimeSpan.FromSeconds(2));
        Assert.False(slow.IsCompleted);

        host.Time.Advance(TimeSpan.FromSeconds(4));

        var exception = await Assert.ThrowsAsync<TimeoutException>(() => slow);
        Assert.Contains("IWaiting.Wait", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => behind);

        // The request that was not waited for any longer still ends, and the grain goes on.
        host.Journal.Open("slow");
        host.Journal.Open("after");
        await grain.Wait("after").WaitAsync(Deadline.Patience);
        Assert.Equal(["slow", "after"], host.Journal.Entries);
    }

    [Fact]
    public async Task Two_grains_that_wait_for_each_other_get_a_timeout_instead_of_a_deadlock()
    {
        await using var host = await TestHost.StartAsync(typeof(WaitingGrain));
        var call = host.Grain<IWaiting>("one").CallBack("other");
        host.Journal.Open("one");
        await host.Grain<IWaiting>("unrelated").Wait("one");
        host.Time.Advance(ResponseTimeout + TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact]
    public async Task Request_context_goes_along_with_calls_and_does_not_come_back()
    {
        await using var host = await TestHost.StartAsync(typeof(ContextGrain));
        var grain = host.Grain<IContext>();
        RequestContext.Set("user", "octocat");

        Assert.Equal("octocat", await grain.Get("user"));
        Assert.Equal("octocat", await grain.GetBehind("user"));
        await grain.Set("user", "somebody else");
        Assert.Equal("octocat", RequestContext.Get("user"));

        Assert.True(RequestContext.Remove("user"));
        Assert.False(RequestContext.Remove("user"));
        Assert.Null(await grain.Get("user"));
        RequestContext.Set("user", "octocat");
        RequestContext.Clear();
        Assert.Null(await grain.GetBehind("user"));
    }

    [Fact]
    public async Task What_is_set_while_a_call_waits_does_not_reach_it()
    {
        await using var host = await TestHost.StartAsync(typeof(ContextGrain));
        RequestContext.Set("user", "octocat");
        var call = host.Grain<IContext>().GetBehind("user");
        RequestContext.Set("user", "somebody else");

        Assert.Equal("octocat", await call);
        RequestContext.Clear();
    }

    [Fact]
    public async Task The_callers_activity_goes_along()
    {
        await using var host = await TestHost.StartAsync(typeof(ContextGrain));
        using (var activity = new Activity("test").Start())
            Assert.Equal(activity.Id, await host.Grain<IContext>().ActivityId());

        Assert.Null(await host.Grain<IContext>().ActivityId());
    }
}
