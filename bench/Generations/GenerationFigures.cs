using System.Text.Json.Serialization;
using GitBrag.Bench.Statistics;

namespace GitBrag.Bench.Generations;

/// <summary>What one way of generating a report took; the medians where it was done several times.</summary>
/// <param name="Seconds">From the request to start it until the report has been read.</param>
/// <param name="Requests">Requests that GitHub received.</param>
/// <param name="Points">GraphQL points spent.</param>
/// <param name="LimitsHit">Requests that a limit refused, the most in any run.</param>
internal sealed record GenerationFigures(
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("requests")] double Requests,
    [property: JsonPropertyName("points")] double Points,
    [property: JsonPropertyName("limitsHit")] int LimitsHit)
{
    /// <summary>The medians of several runs; of an even number, the mean of the middle two.</summary>
    public static GenerationFigures MedianOf(IReadOnlyList<GenerationFigures> runs) => new(
        SampleStatistics.Median([.. runs.Select(run => run.Seconds)]),
        SampleStatistics.Median([.. runs.Select(run => run.Requests)]),
        SampleStatistics.Median([.. runs.Select(run => run.Points)]),
        runs.Max(run => run.LimitsHit));
}
