using GitBrag.Storage.Ownership;
using GitBrag.Storage.Redis;
using GitBrag.Testing;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.Logging;

namespace GitBrag.Tests.Storage.Redis;

public sealed class RedisOwnerLeaseTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    private readonly RedisConnection _connection = server.Connection();

    public async ValueTask InitializeAsync() => await _connection.OpenEmptyAsync();

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    [RedisFact]
    public async Task The_owner_key_names_the_process_and_lapses()
    {
        await using var lease = Lease();
        await lease.AcquireAsync();
        await lease.SetAddressAsync("http://localhost:8080");

        var owner = await Owner();

        Assert.Equal((Environment.ProcessId, Environment.MachineName, "http://localhost:8080"), (owner?.Process.Pid, owner?.Machine, owner?.Address));
        Assert.InRange(await Remaining(), 1, 15_000);
    }

    [RedisFact]
    public async Task A_second_process_is_refused_at_once_with_a_sentence_that_names_the_first()
    {
        await using var first = Lease();
        await first.AcquireAsync();
        await first.SetAddressAsync("http://localhost:8080");
        await using var second = Lease();

        var refusal = await Assert.ThrowsAsync<RedisInUseException>(() => second.AcquireAsync());

        Assert.StartsWith(
            $"Redis at 127.0.0.1:{server.Port} is in use by process {Environment.ProcessId} on {Environment.MachineName} at http://localhost:8080, since 2",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.False(first.Lost.IsCancellationRequested);
    }

    [RedisFact]
    public async Task The_lease_is_taken_over_at_once_from_a_process_of_this_machine_that_has_ended()
    {
        await SetOwner(Other() with { Process = ProcessIdentity.Current with { Pid = int.MaxValue } }, 600_000);
        await using var lease = Lease();

        await lease.AcquireAsync();

        Assert.Equal(Environment.ProcessId, (await Owner())?.Process.Pid);
    }

    [RedisFact]
    public async Task The_lease_of_an_owner_elsewhere_is_waited_for_and_taken_when_it_lapses()
    {
        await SetOwner(Other(), 1500);
        await using var lease = Lease();

        await lease.AcquireAsync();

        Assert.Equal(Environment.ProcessId, (await Owner())?.Process.Pid);
    }

    [RedisFact]
    public async Task The_lease_of_an_owner_elsewhere_that_renews_it_is_refused()
    {
        await SetOwner(Other(), 600_000);
        await using var lease = Lease();
        var acquiring = lease.AcquireAsync();
        for (var renewal = 1; !acquiring.IsCompleted; renewal++)
        {
            await _connection.RunAsync(database => database.KeyExpireAsync(RedisOwnerKey.Name, TimeSpan.FromSeconds(600 + renewal)));
            await Task.WhenAny(acquiring, Task.Delay(50));
        }

        var refusal = await Assert.ThrowsAsync<RedisInUseException>(() => acquiring);

        Assert.Contains("in use by process 4711 on elsewhere", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("elsewhere", (await Owner())?.Machine);
    }

    [RedisFact]
    public async Task A_key_that_never_lapses_is_refused()
    {
        await _connection.RunAsync(database => database.StringSetAsync(RedisOwnerKey.Name, "somebody"));
        await using var lease = Lease();

        await Assert.ThrowsAsync<RedisInUseException>(() => lease.AcquireAsync());
    }

    [RedisFact]
    public async Task The_lease_is_renewed_and_taken_back_when_it_lapsed_and_nobody_took_it()
    {
        await using var lease = Lease(renewal: 100);
        await lease.AcquireAsync();
        await _connection.RunAsync(database => database.KeyExpireAsync(RedisOwnerKey.Name, TimeSpan.FromSeconds(1)));
        await Deadline.UntilAsync(async () => await Remaining() > 1000);

        await _connection.RunAsync(database => database.KeyDeleteAsync(RedisOwnerKey.Name));
        await Deadline.UntilAsync(async () => await Owner() is not null);

        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [RedisFact]
    public async Task A_lease_that_somebody_else_took_is_lost_and_not_released()
    {
        RedisOwnerLease lease = null!;
        var wasToldBefore = false;
        lease = Lease(renewal: 100, onLog: line => wasToldBefore |= line.Contains("It stops.", StringComparison.Ordinal) && !lease.Lost.IsCancellationRequested);
        await lease.AcquireAsync();
        var lost = new TaskCompletionSource();
        lease.Lost.Register(lost.SetResult);

        await SetOwner(Other(), 600_000);

        await lost.Task.WaitAsync(Deadline.Patience);
        await lease.DisposeAsync();
        Assert.Equal("elsewhere", (await Owner())?.Machine);

        // Who took it is asked of Redis, which may not answer just then.
        Assert.False(wasToldBefore);
    }

    [RedisFact]
    public async Task Ending_in_order_releases_the_lease()
    {
        var lease = Lease();
        await lease.AcquireAsync();
        await lease.DisposeAsync();

        Assert.Null(await Owner());
    }

    [RedisFact]
    public async Task Of_twenty_that_want_the_lease_at_once_one_gets_it()
    {
        var leases = Enumerable.Range(0, 20).Select(_ => Lease()).ToArray();
        var taken = await Task.WhenAll(leases.Select(async lease =>
        {
            try
            {
                await lease.AcquireAsync();
                return true;
            }
            catch (RedisInUseException)
            {
                return false;
            }
        }));

        Assert.Single(taken, static t => t);
        foreach (var lease in leases)
            await lease.DisposeAsync();
    }

    [RedisFact]
    public async Task The_silos_of_a_cluster_hold_the_lease_together_and_one_that_ends_leaves_it_to_the_others()
    {
        await using var first = Lease(cluster: "one");
        await first.AcquireAsync();
        var second = Lease(cluster: "one");
        await second.AcquireAsync();
        await second.DisposeAsync();

        Assert.Equal("one", (await Owner())?.Cluster);
        Assert.False(first.Lost.IsCancellationRequested);
    }

    [RedisFact]
    public async Task A_single_process_is_refused_by_a_cluster_and_a_silo_by_a_single_process_and_by_another_cluster()
    {
        await using (var silo = Lease(cluster: "one"))
        {
            await silo.AcquireAsync();
            await using var alone = Lease();
            await using var other = Lease(cluster: "one-and-a-half");

            var refusal = await Assert.ThrowsAsync<RedisInUseException>(() => alone.AcquireAsync());
            await Assert.ThrowsAsync<RedisInUseException>(() => other.AcquireAsync());
            Assert.Contains($"in use by the cluster one, among others by process {Environment.ProcessId} on ", refusal.Message, StringComparison.Ordinal);
        }

        await _connection.RunAsync(database => database.KeyDeleteAsync(RedisOwnerKey.Name));
        await using var single = Lease();
        await single.AcquireAsync();
        await using var late = Lease(cluster: "one");
        await Assert.ThrowsAsync<RedisInUseException>(() => late.AcquireAsync());
    }

    [RedisFact]
    public async Task The_lease_of_a_cluster_is_not_taken_over_because_the_silo_that_renewed_it_last_has_ended()
    {
        await SetOwner(Other() with { Lease = "cluster/one/", Cluster = "one", Process = ProcessIdentity.Current with { Pid = int.MaxValue } }, 600_000);
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var lease = Lease(onLog: line => _ = line.Contains("Waiting up to", StringComparison.Ordinal) && waits.TrySetResult());
        var acquiring = lease.AcquireAsync();
        await waits.Task.WaitAsync(Deadline.Patience);

        Assert.Equal("elsewhere", (await Owner())?.Machine);
        await _connection.RunAsync(database => database.KeyDeleteAsync(RedisOwnerKey.Name));
        await acquiring;
        Assert.Equal(Environment.ProcessId, (await Owner())?.Process.Pid);
    }

    private RedisOwnerLease Lease(int renewal = 5000, string? cluster = null, Action<string>? onLog = null) => new(
        _connection, cluster, TimeProvider.System, new ToldLogger(onLog ?? (static _ => { })))
    {
        Timing = new LeaseTiming(TimeSpan.FromSeconds(15), TimeSpan.FromMilliseconds(renewal), TimeSpan.FromMilliseconds(100)),
    };

    /// <summary>An owner whose process nobody here can see.</summary>
    private static RedisOwner Other() => new()
    {
        Lease = Guid.NewGuid().ToString("N"),
        Machine = "elsewhere",
        Process = new ProcessIdentity { Pid = 4711, Realm = "another boot", Start = "1" },
        StartedAt = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
    };

    private Task SetOwner(RedisOwner owner, int milliseconds) => _connection.RunAsync(database =>
        database.StringSetAsync(RedisOwnerKey.Name, owner.ToValue(), TimeSpan.FromMilliseconds(milliseconds)));

    private async Task<RedisOwner?> Owner() =>
        (string?)await _connection.RunAsync(database => database.StringGetAsync(RedisOwnerKey.Name)) is { } value ? RedisOwner.Parse(value) : null;

    private async Task<long> Remaining() => (long)await _connection.RunAsync(database => database.ExecuteAsync("PTTL", RedisOwnerKey.Name));

    private sealed class ToldLogger(Action<string> onLog) : ILogger<RedisOwnerLease>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => onLog(formatter(state, exception));
    }
}
