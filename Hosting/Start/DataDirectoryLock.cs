using GitBrag.Storage;
using GitBrag.Storage.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Holds the lock of the data directory from before any hosted service starts until after the last one stopped.</summary>
/// <param name="settings">Name the directory.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class DataDirectoryLock(GitBragSettings settings, TimeProvider time, ILogger<DataDirectoryLock> logger) : IHostedLifecycleService, IDisposable
{
    private DataDirectory? _directory;

    /// <summary>The operator's key; null without an operator: nothing is stored and the directory is unavailable.</summary>
    public string? OperatorKey => _directory?.OperatorKey;

    /// <summary>Takes the lock.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is owned.</returns>
    /// <exception cref="StorageException">The directory is unavailable, and reports are stored in it.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            _directory = await DataDirectory.AcquireAsync(settings.DataDirectory, time, cancellationToken);
        }
        catch (StorageException refusal) when (!settings.Grains.CacheEnabled)
        {
            LogNoOperator(refusal.Message);
        }
    }

    /// <summary>Writes the program's address into the directory.</summary>
    /// <param name="address">The address; null when the program is about to stop.</param>
    public void SetAddress(string? address) => _directory?.SetAddress(address);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _directory, null)?.Dispose();

    [LoggerMessage(LogLevel.Warning, "Nothing is stored (CACHE_ENABLED=false), so the program runs without a data directory and without an operator: {Reason}")]
    private partial void LogNoOperator(string reason);
}
