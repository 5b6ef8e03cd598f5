using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GitBrag.Telemetry;

/// <summary>The program's meter and activity source; requests to GitHub are counted in the GitHub project, under the same name. No label grows with users.</summary>
public static class GitBragTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "GitBrag";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> CacheLookups = Meter.CreateCounter<long>(
        "gitbrag.cache.lookups", "{lookup}", "Look-ups in a cache, by tier and whether it had what was sought.");

    private static readonly UpDownCounter<long> FileListBytes = Meter.CreateUpDownCounter<long>(
        "gitbrag.file_lists.memory", "By", "The memory that kept file lists take, as estimated.");

    private static readonly UpDownCounter<long> RunningTasks = Meter.CreateUpDownCounter<long>(
        "gitbrag.tasks.running", "{task}", "Report tasks at work in this process, those that wait for GitHub's limits among them.");

    private static readonly Counter<long> ResumedTasks = Meter.CreateCounter<long>(
        "gitbrag.tasks.resumed", "{task}", "Report tasks that were begun again after an interruption.");

    private static readonly Counter<long> EndedTasks = Meter.CreateCounter<long>(
        "gitbrag.tasks.ended", "{task}", "Report tasks that ended, by how and by the type of their error.");

    private static readonly Histogram<double> GenerationTime = Meter.CreateHistogram(
        "gitbrag.generation.duration", "s", "From a report task's first beginning to its end, waits for limits included, by how it ended.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 300, 900, 3600] });

    /// <summary>Where the activities of generations come from.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Counts a look-up in a cache.</summary>
    /// <param name="tier">Which cache; one of <see cref="CacheTier"/>.</param>
    /// <param name="found">Whether it had what was sought.</param>
    public static void CountLookup(string tier, bool found) =>
        CacheLookups.Add(1, new KeyValuePair<string, object?>("tier", tier), new KeyValuePair<string, object?>("result", found ? "hit" : "miss"));

    /// <summary>Counts memory that file lists took, or gave back.</summary>
    /// <param name="bytes">By how many bytes it grew; negative when it shrank.</param>
    public static void CountFileListMemory(long bytes) => FileListBytes.Add(bytes);

    /// <summary>Counts a task at work until the answer is disposed.</summary>
    /// <returns>What ends it.</returns>
    public static IDisposable CountRunning()
    {
        RunningTasks.Add(1);
        return new Running();
    }

    /// <summary>Counts a task that was begun again.</summary>
    public static void CountResumed() => ResumedTasks.Add(1);

    /// <summary>Counts a task that ended.</summary>
    /// <param name="outcome">How it ended, in a word.</param>
    /// <param name="error">The type of its error; null for none.</param>
    /// <param name="time">How long it was at work; null when it never began.</param>
    public static void CountEnded(string outcome, string? error, TimeSpan? time)
    {
        var how = new KeyValuePair<string, object?>("outcome", outcome);
        EndedTasks.Add(1, how, new KeyValuePair<string, object?>("error", error ?? "none"));
        if (time is { } spent)
        {
            GenerationTime.Record(spent.TotalSeconds, how);
        }
    }

    private sealed class Running : IDisposable
    {
        public void Dispose() => RunningTasks.Add(-1);
    }
}
