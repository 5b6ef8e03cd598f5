using System.Diagnostics;
using System.Text.Json.Serialization;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Verdicts;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>The effects of one scenario on reads and generations.</summary>
internal sealed record ScenarioFigures
{
    /// <summary>Seconds from the disturbance to the answer of the last failed read; 0 when none failed.</summary>
    [JsonPropertyName("readsWholeAfterSeconds")]
    public double ReadsWholeAfterSeconds { get; init; }

    /// <summary>Reads of stored reports before, during and after the disturbance.</summary>
    [JsonPropertyName("reads")]
    public int Reads { get; init; }

    /// <summary>Reads whose answer, after the gateway's retries, was not exactly the stored report.</summary>
    [JsonPropertyName("readsFailed")]
    public int ReadsFailed { get; init; }

    /// <summary>Generations that a gateway accepted with 202.</summary>
    [JsonPropertyName("tasksStarted")]
    public int TasksStarted { get; init; }

    /// <summary>Accepted generations that did not succeed, with a stored report, within two minutes.</summary>
    [JsonPropertyName("tasksLost")]
    public int TasksLost { get; init; }

    /// <summary>
    /// Generations that ran twice: two gateways started two tasks; two silos sent requests for one task in turns; or an uninterrupted one fetched most of its file
    /// lists again.
    /// </summary>
    [JsonPropertyName("tasksTwice")]
    public int TasksTwice { get; init; }

    /// <summary>Stored reports that differ from the sums over the stand-in's data.</summary>
    [JsonPropertyName("wrongReports")]
    public int WrongReports { get; init; }

    /// <summary>The duration of the slowest read, including failed ones.</summary>
    [JsonPropertyName("slowestReadSeconds")]
    public double SlowestReadSeconds { get; init; }

    /// <summary>Start requests that were not answered with the task or its report. They were repeated until one was.</summary>
    [JsonPropertyName("startsFailed")]
    public int StartsFailed { get; init; }

    /// <summary>Counts the effects of a scenario.</summary>
    /// <param name="reads">All reads.</param>
    /// <param name="disturbed">The start of the disturbance, as a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="verdicts">The verdict on each generation.</param>
    /// <param name="refused">The number of refused start requests.</param>
    public static ScenarioFigures Of(IReadOnlyCollection<ReadOutcome> reads, long disturbed, IReadOnlyCollection<TaskVerdict> verdicts, int refused)
    {
        var failed = reads.Where(read => read.Fault is not null).ToList();
        return new ScenarioFigures
        {
            ReadsWholeAfterSeconds = failed.Count == 0 ? 0 : Seconds(Stopwatch.GetElapsedTime(disturbed, failed.Max(read => read.Ended))),
            Reads = reads.Count,
            ReadsFailed = failed.Count,
            TasksStarted = verdicts.Count,
            TasksLost = verdicts.Count(verdict => verdict.Lost is not null),
            TasksTwice = verdicts.Count(verdict => verdict.Twice is not null),
            WrongReports = verdicts.Count(verdict => verdict.Wrong is not null),
            SlowestReadSeconds = Seconds(reads.Max(read => read.Took)),
            StartsFailed = refused,
        };
    }

    // A read that failed before the disturbance counts as failed, too: not as 0 seconds.
    private static double Seconds(TimeSpan time) => Math.Round(Math.Max(0.001, time.TotalSeconds), 3);
}
