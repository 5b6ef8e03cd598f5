using System.Text.Json.Serialization;
using GitBrag.Bench.Generations;
using GitBrag.Bench.Reads;

namespace GitBrag.Bench.Results;

/// <summary>The figures of one run divided by those of an earlier one. Null where the earlier run has no such figure, or it is 0.</summary>
internal sealed record BenchRatios
{
    // Times vary between runs, requests to GitHub hardly.
    private const double MostTime = 1.5;
    private const double MostCost = 1.2;

    /// <summary>As in <see cref="BenchResult.Generations"/>.</summary>
    [JsonPropertyName("generations")]
    public required SortedDictionary<int, Dictionary<string, GenerationRatios>> Generations { get; init; }

    /// <summary>As in <see cref="BenchResult.Reads"/>.</summary>
    [JsonPropertyName("reads")]
    public required SortedDictionary<int, ReadRatios> Reads { get; init; }

    /// <summary>Compares two runs.</summary>
    public static BenchRatios Of(BenchResult now, BenchResult before) => new()
    {
        Generations = new(now.Generations.ToDictionary(
            size => size.Key,
            size => size.Value.ToDictionary(one => one.Key, one => Of(one.Value, before.Generations.GetValueOrDefault(size.Key)?.GetValueOrDefault(one.Key))))),
        Reads = new(now.Reads.ToDictionary(one => one.Key, one => Of(one.Value, before.Reads.GetValueOrDefault(one.Key)))),
    };

    /// <summary>The figures that are worse by more than chance explains, one sentence each.</summary>
    public IEnumerable<string> Regressions() =>
    [
        .. Generations.SelectMany(static size => size.Value.SelectMany(one => Worse(
            FormattableString.Invariant($"{size.Key:N0} {one.Key}"),
            ("seconds", one.Value.Seconds, MostTime), ("requests", one.Value.Requests, MostCost), ("points", one.Value.Points, MostCost)))),
        .. Reads.SelectMany(static one => Worse(
            FormattableString.Invariant($"reads over {one.Key:N0}"),
            ("time a read", 1 / one.Value.PerSecond, MostTime), ("p50", one.Value.P50, MostTime), ("p99", one.Value.P99, MostTime))),
    ];

    private static IEnumerable<string> Worse(string name, params (string Figure, double? Ratio, double Most)[] figures) => figures
        .Where(static one => one.Ratio > one.Most)
        .Select(one => FormattableString.Invariant($"{name}: {one.Figure} ×{one.Ratio:N2}, at most ×{one.Most:N2}"));

    private static GenerationRatios Of(GenerationFigures now, GenerationFigures? before) =>
        new(Ratio(now.Seconds, before?.Seconds), Ratio(now.Requests, before?.Requests), Ratio(now.Points, before?.Points));

    private static ReadRatios Of(ReadFigures now, ReadFigures? before) =>
        new(Ratio(now.PerSecond, before?.PerSecond), Ratio(now.P50, before?.P50), Ratio(now.P99, before?.P99));

    private static double? Ratio(double now, double? before) => before is { } known and not 0 ? now / known : null;
}

/// <summary>Ratios of <see cref="GenerationFigures"/>.</summary>
internal sealed record GenerationRatios(
    [property: JsonPropertyName("seconds")] double? Seconds,
    [property: JsonPropertyName("requests")] double? Requests,
    [property: JsonPropertyName("points")] double? Points);

/// <summary>Ratios of <see cref="ReadFigures"/>.</summary>
internal sealed record ReadRatios(
    [property: JsonPropertyName("perSecond")] double? PerSecond,
    [property: JsonPropertyName("p50Milliseconds")] double? P50,
    [property: JsonPropertyName("p99Milliseconds")] double? P99);
