using System.Text.Json.Serialization;
using GitBrag.Bench.Statistics;

namespace GitBrag.Bench.Generations;

/// <summary>The cost of one case; medians when it was measured several times.</summary>
/// <param name="Seconds">From the request that starts the report until it has been read.</param>
/// <param name="Requests">Requests that GitHub received.</param>
/// <param name="Points">GraphQL points spent.</param>
/// <param name="LimitsHit">Requests that a limit refused, the most in any run.</param>
internal sealed record GenerationFigures(
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("requests")] double Requests,
    [property: JsonPropertyName("points")] double Points,
    [property: JsonPropertyName("limitsHit")] int LimitsHit)
{
    /// <summary>The medians of several runs.</summary>
    public static GenerationFigures MedianOf(IReadOnlyList<GenerationFigures> runs) => new(
        SampleStatistics.Median([.. runs.Select(run => run.Seconds)]),
        SampleStatistics.Median([.. runs.Select(run => run.Requests)]),
        SampleStatistics.Median([.. runs.Select(run => run.Points)]),
        runs.Max(run => run.LimitsHit));
}
