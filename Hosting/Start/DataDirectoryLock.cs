using GitBrag.Storage;
using GitBrag.Storage.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>Owns the data directory from before any other hosted service starts until after the last one has stopped.</summary>
/// <param name="settings">Name the directory.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class DataDirectoryLock(GitBragSettings settings, TimeProvider time, ILogger<DataDirectoryLock> logger) : IHostedLifecycleService, IDisposable
{
    private DataDirectory? _directory;

    /// <summary>The secret that the operator proves themselves with; null when there is no operator, because nothing is kept and the directory could not be had.</summary>
    public string? OperatorKey => _directory?.OperatorKey;

    /// <summary>Takes the directory.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is owned.</returns>
    /// <exception cref="StorageException">It cannot be had, and it is needed to keep things in.</exception>
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

    /// <summary>Says in the directory where the program answers.</summary>
    /// <param name="address">The address; null when it is about to answer no more.</param>
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

    [LoggerMessage(LogLevel.Warning, "Nothing is kept, so this goes on without a data directory, and without an operator: {Reason}")]
    private partial void LogNoOperator(string reason);
}
