using GitBrag.Testing;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime.Tests;

public sealed class ActivationTests
{
    public interface ICounter : IGrainWithStringKey
    {
        Task<int> Next();

        Task<string> Describe();
    }

    [GrainType("counter")]
    public sealed class CounterGrain(Journal journal) : Grain, ICounter
    {
        private int _count;

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            journal.Write($"activated {this.GetPrimaryKeyString()}");
        }

        public async Task<int> Next()
        {
            var next = _count + 1;
            await Task.Yield();
            return _count = next;
        }

        public Task<string> Describe() => Task.FromResult($"{GrainContext.GrainId} {this.AsReference<ICounter>().GetPrimaryKeyString()}");
    }

    [Fact]
    public async Task Thousands_of_concurrent_first_calls_make_one_activation()
    {
        await using var host = await TestHost.StartAsync(typeof(CounterGrain));
        var door = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, 5_000).Select(_ => Task.Run(async () =>
        {
            await door.Task;
            return await host.Grain<ICounter>().Next();
        })).ToList();
        door.SetResult();

        var answers = await Task.WhenAll(calls);

        Assert.Equal(["activated one"], host.Journal.Entries);
        Assert.Equal(Enumerable.Range(1, 5_000), answers.Order());
    }

    [Fact]
    public async Task Each_key_has_an_activation_of_its_own_however_many_call_at_once()
    {
        await using var host = await TestHost.StartAsync(typeof(CounterGrain));
        var calls = from call in Enumerable.Range(0, 40)
                    from key in Enumerable.Range(0, 100)
                    select Task.Run(() => host.Grain<ICounter>($"key {key}").Next());

        var answers = await Task.WhenAll(calls);

        Assert.Equal(100, host.Journal.Entries.Count);
        Assert.Equal(100, host.Journal.Entries.Distinct().Count());
        Assert.All(answers.GroupBy(answer => answer), group => Assert.Equal(100, group.Count()));
    }

    [Fact]
    public async Task A_grain_knows_its_identity()
    {
        await using var host = await TestHost.StartAsync(typeof(CounterGrain));

        Assert.Equal("counter/github.com/octocat github.com/octocat", await host.Grain<ICounter>("github.com/octocat").Describe());
        Assert.Equal("github.com/octocat", host.Grain<ICounter>("github.com/octocat").GetPrimaryKeyString());
        Assert.Equal(GrainId.Create("counter", "github.com/octocat"), host.Grain<ICounter>("github.com/octocat").GetGrainId());
    }

    [Fact]
    public async Task A_grain_that_throws_in_activation_fails_the_waiting_calls_and_the_next_call_tries_anew()
    {
        await using var host = await TestHost.StartAsync(typeof(FragileGrain));
        var waiting = Enumerable.Range(0, 10).Select(_ => host.Grain<IFragile>().Ping()).ToList();
        await host.Journal.WaitForAsync("activating");
        host.Journal.Open("activation");

        foreach (var call in waiting)
        {
            var exception = await Assert.ThrowsAsync<NotSupportedException>(() => call);
            Assert.Contains(nameof(FragileGrain.OnActivateAsync), exception.StackTrace, StringComparison.Ordinal);
        }

        await host.Grain<IFragile>().Ping().WaitAsync(Deadline.Patience);
        Assert.Equal(2, host.Journal.Count("activating"));
        Assert.Equal(0, host.Journal.Count("deactivated"));
        Assert.Equal(1, host.Journal.Count("disposed"));
    }

    [Fact]
    public async Task A_constructor_that_throws_fails_the_call()
    {
        await using var host = await TestHost.StartAsync(typeof(UnbornGrain));

        var exception = await Assert.ThrowsAsync<NotSupportedException>(() => host.Grain<IFragile>().Ping());

        Assert.Equal("never born", exception.Message);
    }

    [Fact]
    public async Task A_grain_made_by_hand_says_that_it_has_no_activation()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new CounterGrain(new Journal()).GrainContext);

        Assert.Contains(nameof(CounterGrain), exception.Message, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    public interface IFragile : IGrainWithStringKey
    {
        Task Ping();
    }

    public sealed class FragileGrain(Journal journal) : Grain, IFragile, IDisposable
    {
        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            journal.Write("activating");
            await journal.Door("activation");
            if (journal.Count("activating") == 1)
                throw new NotSupportedException("not the first time");
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            journal.Write("deactivated");
            return Task.CompletedTask;
        }

        public Task Ping() => Task.CompletedTask;

        public void Dispose() => journal.Write("disposed");
    }

    public sealed class UnbornGrain : Grain, IFragile
    {
        public UnbornGrain() => throw new NotSupportedException("never born");

        public Task Ping() => Task.CompletedTask;
    }
}
