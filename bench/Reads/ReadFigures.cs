using System.Diagnostics;
using System.Text.Json.Serialization;
using GitBrag.Bench.Statistics;

namespace GitBrag.Bench.Reads;

/// <summary>The figures of reading a stored report. The load runs on the same machine; the last two figures show how it and the service shared the processors.</summary>
/// <param name="PerSecond">Reads per second.</param>
/// <param name="P50">The median time of a read, in milliseconds.</param>
/// <param name="P99">The 99th percentile, in milliseconds.</param>
/// <param name="Reads">The number of reads.</param>
/// <param name="ClientMicroseconds">Processor time of the load per read.</param>
/// <param name="ServiceMicroseconds">Processor time of the service per read.</param>
internal sealed record ReadFigures(
    [property: JsonPropertyName("perSecond")] double PerSecond,
    [property: JsonPropertyName("p50Milliseconds")] double P50,
    [property: JsonPropertyName("p99Milliseconds")] double P99,
    [property: JsonPropertyName("reads")] int Reads,
    [property: JsonPropertyName("clientMicroseconds")] double ClientMicroseconds,
    [property: JsonPropertyName("serviceMicroseconds")] double ServiceMicroseconds)
{
    /// <summary>Computes the figures of a load. Times are in ticks of <see cref="Stopwatch"/>.</summary>
    public static ReadFigures Of(long[] times, TimeSpan elapsed, TimeSpan client, TimeSpan service)
    {
        Array.Sort(times);
        return new ReadFigures(
            times.Length / elapsed.TotalSeconds,
            Milliseconds(SampleStatistics.Percentile(times, 0.5)),
            Milliseconds(SampleStatistics.Percentile(times, 0.99)),
            times.Length,
            client.TotalMicroseconds / times.Length,
            service.TotalMicroseconds / times.Length);
    }

    private static double Milliseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds;
}
