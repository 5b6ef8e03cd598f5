using System.Diagnostics;
using System.Text.Json.Serialization;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Verdicts;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>What one scenario did to reads and generations.</summary>
internal sealed record ScenarioFigures
{
    /// <summary>From the disturbance until the last failed read had its answer; 0 when none failed.</summary>
    [JsonPropertyName("readsWholeAfterSeconds")]
    public double ReadsWholeAfterSeconds { get; init; }

    /// <summary>Reads of stored reports, from before the disturbance until after it.</summary>
    [JsonPropertyName("reads")]
    public int Reads { get; init; }

    /// <summary>Reads that got anything but 200 with the stored report, to the byte, after the gateway's own repetitions.</summary>
    [JsonPropertyName("readsFailed")]
    public int ReadsFailed { get; init; }

    /// <summary>Generations that a gateway answered with 202.</summary>
    [JsonPropertyName("tasksStarted")]
    public int TasksStarted { get; init; }

    /// <summary>Those of them that did not end as succeeded, with a stored report, within two minutes.</summary>
    [JsonPropertyName("tasksLost")]
    public int TasksLost { get; init; }

    /// <summary>
    /// Those that ran twice: two gateways started two of them; two silos asked GitHub for the same one in turns, so that neither had given it up; or one that was never
    /// interrupted fetched most of its file lists again.
    /// </summary>
    [JsonPropertyName("tasksTwice")]
    public int TasksTwice { get; init; }

    /// <summary>Stored reports that differ from the sums over what the stand-in for GitHub holds.</summary>
    [JsonPropertyName("wrongReports")]
    public int WrongReports { get; init; }

    /// <summary>The longest that a read waited for its answer, right or wrong.</summary>
    [JsonPropertyName("slowestReadSeconds")]
    public double SlowestReadSeconds { get; init; }

    /// <summary>Requests to start a generation that were not answered with the task or its report; they were sent again until one was.</summary>
    [JsonPropertyName("startsFailed")]
    public int StartsFailed { get; init; }

    /// <summary>Counts what came of a scenario.</summary>
    /// <param name="reads">Every read.</param>
    /// <param name="disturbed">When the disturbance began, as a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="verdicts">What became of each generation.</param>
    /// <param name="refused">How many requests to start one were refused.</param>
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

    // One that failed before the disturbance is a failure as well, and not mended in no time.
    private static double Seconds(TimeSpan time) => Math.Round(Math.Max(0.001, time.TotalSeconds), 3);
}
