using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>
/// Sees to it that a program that is told to stop has ended by the time that its settings give it, whatever it waits for: Orleans, for one, tries for a minute to take a
/// silo off the list of a Redis that is gone.
/// </summary>
internal sealed class ShutdownWatchdog : IDisposable
{
    // What the last part of the time is for: giving up what does not end in order, which itself takes a moment.
    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenRegistration _stopping;
    private ITimer? _limit;

    /// <summary>Begins to watch a program.</summary>
    /// <param name="lifetime">Tells when it is told to stop.</param>
    /// <param name="limit">How long it may take from then on.</param>
    /// <param name="time">The clock.</param>
    /// <param name="breakOff">Ends the process.</param>
    public ShutdownWatchdog(IHostApplicationLifetime lifetime, TimeSpan limit, TimeProvider time, Action breakOff) =>
        _stopping = lifetime.ApplicationStopping.Register(() => _limit = time.CreateTimer(_ => breakOff(), null, limit, Timeout.InfiniteTimeSpan));

    /// <summary>How much of the time the program has to stop in order.</summary>
    /// <param name="limit">The time.</param>
    public static TimeSpan Orderly(TimeSpan limit) => limit - (limit / 4 < LongestReserve ? limit / 4 : LongestReserve);

    /// <summary>Notes that the program has ended.</summary>
    public void Dispose()
    {
        _stopping.Dispose();
        _limit?.Dispose();
    }
}
