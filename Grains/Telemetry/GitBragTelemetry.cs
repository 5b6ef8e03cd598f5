using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GitBrag.Telemetry;

/// <summary>
/// The program's meter and activity source, with every instrument there is. No label grows with users: what may stand in one is a handful of words.
/// </summary>
public static class GitBragTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "GitBrag";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> GitHubRequests = Meter.CreateCounter<long>(
        "gitbrag.github.requests", "{request}", "Requests sent to GitHub, by operation and outcome.");

    private static readonly Histogram<double> GitHubTime = Meter.CreateHistogram(
        "gitbrag.github.request.duration", "s", "From sending a request to GitHub to the first of its answer, or to giving up.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15] });

    private static readonly Gauge<int> GitHubQuota = Meter.CreateGauge<int>(
        "gitbrag.github.quota.remaining", "{point}", "What is left of an hourly quota of the server's own credentials, as GitHub last said.");

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

    /// <summary>Where the program's activities come from: generations, and requests to GitHub within them.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Counts a request to GitHub.</summary>
    /// <param name="operation">The query's name.</param>
    /// <param name="outcome">How it was answered, in a word.</param>
    /// <param name="time">How long that took.</param>
    public static void CountGitHubRequest(string operation, string outcome, TimeSpan time)
    {
        var (named, ended) = (new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("outcome", outcome));
        GitHubRequests.Add(1, named, ended);
        GitHubTime.Record(time.TotalSeconds, named, ended);
    }

    /// <summary>Notes what is left of a quota of the server's own credentials.</summary>
    /// <param name="api">Whose quota: <c>graphql</c>, in points, or <c>rest</c>, in requests.</param>
    /// <param name="left">What is left.</param>
    public static void NoteQuota(string api, int left) => GitHubQuota.Record(left, new KeyValuePair<string, object?>("api", api));

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
