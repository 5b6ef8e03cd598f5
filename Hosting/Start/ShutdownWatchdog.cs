using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>
/// Exits the process when an orderly stop takes longer than the settings allow. Orleans, for example, tries for a minute to remove its silo from a Redis that is gone.
/// </summary>
internal sealed class ShutdownWatchdog : IDisposable
{
    // The last part of the time, for giving up on services that do not stop.
    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenRegistration _stopping;
    private ITimer? _limit;

    /// <summary>Watches a program.</summary>
    /// <param name="lifetime">The program's lifetime.</param>
    /// <param name="limit">How long stopping may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="exit">Exits the process.</param>
    public ShutdownWatchdog(IHostApplicationLifetime lifetime, TimeSpan limit, TimeProvider time, Action exit) =>
        _stopping = lifetime.ApplicationStopping.Register(() => _limit = time.CreateTimer(_ => exit(), null, limit, Timeout.InfiniteTimeSpan));

    /// <summary>The part of the limit for an orderly stop.</summary>
    /// <param name="limit">The limit.</param>
    public static TimeSpan Orderly(TimeSpan limit) => limit - (limit / 4 < LongestReserve ? limit / 4 : LongestReserve);

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        _stopping.Dispose();
        _limit?.Dispose();
    }
}
