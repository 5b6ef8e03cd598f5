using System.Diagnostics;
using System.Text.Json.Serialization;
using GitBrag.Bench.Statistics;

namespace GitBrag.Bench.Reads;

/// <summary>What reading a stored report gave. The load runs on the same machine, so the last two say how the processors were shared.</summary>
/// <param name="PerSecond">Reads a second.</param>
/// <param name="P50">The median of a read's time, in milliseconds.</param>
/// <param name="P99">What 99 of 100 reads do not exceed, in milliseconds.</param>
/// <param name="Reads">How many there were.</param>
/// <param name="ClientMicroseconds">Processor time a read that the load took.</param>
/// <param name="ServiceMicroseconds">Processor time a read that the service took.</param>
internal sealed record ReadFigures(
    [property: JsonPropertyName("perSecond")] double PerSecond,
    [property: JsonPropertyName("p50Milliseconds")] double P50,
    [property: JsonPropertyName("p99Milliseconds")] double P99,
    [property: JsonPropertyName("reads")] int Reads,
    [property: JsonPropertyName("clientMicroseconds")] double ClientMicroseconds,
    [property: JsonPropertyName("serviceMicroseconds")] double ServiceMicroseconds)
{
    /// <summary>Sums up a load.</summary>
    /// <param name="times">The time of each read, in ticks of <see cref="Stopwatch"/>, at least one.</param>
    /// <param name="elapsed">How long the load lasted.</param>
    /// <param name="client">Processor time of the load.</param>
    /// <param name="service">Processor time of the service.</param>
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
