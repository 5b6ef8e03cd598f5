using GitBrag.Storage.Ownership;
using Microsoft.Extensions.Logging;

namespace GitBrag.Storage.Redis;

/// <summary>
/// Ownership of a Redis server by one process or by the silos of one cluster. The key <c>gitbrag/owner</c> names the owner and expires 15 s after the last renewal, so a killed
/// process does not block the next one for long. The silos of a cluster share one lease, and each of them renews it.
/// </summary>
/// <param name="connection">The connection to Redis.</param>
/// <param name="cluster">The cluster of this process; null for none.</param>
/// <param name="time">The clock of the renewals.</param>
/// <param name="logger">The log.</param>
public sealed partial class RedisOwnerLease(RedisConnection connection, string? cluster, TimeProvider time, ILogger<RedisOwnerLease> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly RedisOwnerKey _key = new(connection);
    private Task _renewals = Task.CompletedTask;
    private volatile RedisOwner? _mine;

    /// <summary>Cancelled when another process took the lease, because this one could not renew it in time: it must stop.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>The times; tests use shorter ones.</summary>
    internal LeaseTiming Timing { get; init; } = LeaseTiming.Default;

    /// <summary>
    /// Takes the lease and renews it from then on. It is taken over at once from a process of this machine that has ended. From an owner that cannot be seen from here
    /// it is taken when it lapses, which this waits for, unless the owner renews it meanwhile.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the lease is held.</returns>
    /// <exception cref="RedisInUseException">Another process holds it.</exception>
    /// <exception cref="StorageUnavailableException">Redis does not answer.</exception>
    public async Task AcquireAsync(CancellationToken cancellationToken = default)
    {
        var mine = new RedisOwner
        {
            // The slash at the end keeps the lease of one cluster from being found in that of another.
            Lease = cluster is not null ? $"cluster/{cluster}/" : Guid.NewGuid().ToString("N"),
            Cluster = cluster,
            Machine = Environment.MachineName,
            Process = ProcessIdentity.Current,
            StartedAt = time.GetUtcNow(),
        };
        RedisOwnerKey.Holder? seen = null;
        while (!await SetAsync(mine.Lease, mine).ConfigureAwait(false))
        {
            if (await _key.ReadAsync().ConfigureAwait(false) is not { } holder)
                continue;
            if (holder.Owner is { HasEnded: true } ended)
            {
                LogTakeover(connection.Settings, ended.ToString());
                if (await SetAsync(ended.Lease, mine).ConfigureAwait(false))
                    break;
                continue;
            }

            if (holder.Owner is { IsAlive: true } || holder.NeverLapses || (seen is not null && holder.WasRenewedSince(seen)))
                throw new RedisInUseException(connection.Settings.ToString(), holder.Name);
            if (seen is null)
                LogWaiting(connection.Settings, holder.Name, holder.Remaining);
            seen = holder;
            await Task.Delay(Timing.Poll, time, cancellationToken).ConfigureAwait(false);
        }

        _mine = mine;
        _renewals = RenewAsync();
    }

    /// <summary>Says where this process answers, once it does.</summary>
    /// <param name="address">The address, such as <c>http://localhost:8080</c>.</param>
    /// <returns>A task that ends when the key says so.</returns>
    /// <exception cref="StorageUnavailableException">Redis does not answer.</exception>
    public async Task SetAddressAsync(string address)
    {
        _mine = (_mine ?? throw new InvalidOperationException("The lease is not held.")) with { Address = address };
        await RenewOnceAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the renewals, and gives the lease up if it is still held. That of a cluster stays with the other silos, or lapses.</summary>
    /// <returns>A task that ends when the lease is given up.</returns>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _renewals.ConfigureAwait(false);
        if (Interlocked.Exchange(ref _mine, null) is not { Cluster: null } mine)
            return;
        try
        {
            await _key.ReleaseAsync(mine.Lease).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            LogNotReleased(connection.Settings, Timing.Lapse.TotalSeconds);
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Timing.Renewal, time);
        try
        {
            while (!Lost.IsCancellationRequested)
            {
                await timer.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false);
                try
                {
                    await RenewOnceAsync().ConfigureAwait(false);
                }
                catch (StorageUnavailableException unavailable)
                {
                    // If another process took the lease, the next successful renewal finds out.
                    LogNotRenewed(unavailable.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The orderly end.
        }
    }

    private async Task RenewOnceAsync()
    {
        if (await SetAsync(_mine!.Lease, _mine).ConfigureAwait(false))
            return;

        // Before anything else is asked of Redis, which may fail.
        await _lost.CancelAsync().ConfigureAwait(false);
        LogLost(connection.Settings, (await _key.ReadAsync().ConfigureAwait(false))?.Name ?? "another process");
    }

    private Task<bool> SetAsync(string lease, RedisOwner owner) => _key.SetAsync(lease, owner, Timing.Lapse);

    [LoggerMessage(LogLevel.Information, "Redis at {Server} was owned by {Owner}, which has ended; this process takes it over.")]
    private partial void LogTakeover(RedisSettings server, string owner);

    [LoggerMessage(LogLevel.Warning, "Redis at {Server} is owned by {Owner}. Waiting up to {Remaining} to see whether that process still lives.")]
    private partial void LogWaiting(RedisSettings server, string owner, TimeSpan remaining);

    [LoggerMessage(LogLevel.Warning, "The ownership of Redis was not renewed: {Reason}")]
    private partial void LogNotRenewed(string reason);

    [LoggerMessage(LogLevel.Critical, "Redis at {Server} was taken over by {Owner}, because this process did not renew its ownership in time. It stops.")]
    private partial void LogLost(RedisSettings server, string owner);

    [LoggerMessage(LogLevel.Warning, "The ownership of Redis at {Server} was not released; it expires within {Seconds} seconds.")]
    private partial void LogNotReleased(RedisSettings server, double seconds);
}
