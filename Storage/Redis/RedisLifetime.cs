using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Storage.Redis;

/// <summary>Opens Redis before the silo starts, and releases it after the last grain has written.</summary>
/// <param name="connection">The connection.</param>
/// <param name="lease">The ownership.</param>
/// <param name="host">The host to stop when the ownership is lost.</param>
/// <param name="logger">The log.</param>
internal sealed partial class RedisLifetime(RedisConnection connection, RedisOwnerLease lease, IHostApplicationLifetime host, ILogger<RedisLifetime> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await connection.OpenAsync().ConfigureAwait(false);
        foreach (var sentence in await RedisServerCheck.RunAsync(connection).ConfigureAwait(false))
            LogWarning(sentence);
        await lease.AcquireAsync(cancellationToken).ConfigureAwait(false);
        lease.Lost.Register(host.StopApplication);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await lease.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    [LoggerMessage(LogLevel.Warning, "{Sentence}")]
    private partial void LogWarning(string sentence);
}
