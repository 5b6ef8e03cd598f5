using System.Diagnostics;
using GitBrag.Bench.Processes;
using GitBrag.Cli.Invocation;

namespace GitBrag.Bench.Reads;

/// <summary>Reads one stored report repeatedly. Each connection sends its next request when it has the whole answer.</summary>
/// <param name="service">The service.</param>
/// <param name="path">The path of the report.</param>
internal sealed class ReadBench(ServiceProcess service, string path)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Measures for a duration, after a second of warm-up.</summary>
    /// <exception cref="CommandFailedException">An answer was not the report.</exception>
    public async Task<ReadFigures> MeasureAsync(int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        var address = new Uri(service.Address, path);
        using var http = new HttpClient();
        var expected = await http.GetByteArrayAsync(address, cancellationToken);
        var open = new List<ReadConnection>();
        try
        {
            while (open.Count < connections)
            {
                open.Add(await ReadConnection.OpenAsync(address, expected, cancellationToken));
            }

            await LoadAsync(open, WarmUp, cancellationToken);
            return await MeasureAsync(open, duration, cancellationToken);
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    private async Task<ReadFigures> MeasureAsync(List<ReadConnection> open, TimeSpan duration, CancellationToken cancellationToken)
    {
        var (ownTime, serviceTime, began) = (Environment.CpuUsage.TotalTime, service.ProcessorTime, Stopwatch.GetTimestamp());
        var ticks = await LoadAsync(open, duration, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(began);
        (ownTime, serviceTime) = (Environment.CpuUsage.TotalTime - ownTime, service.ProcessorTime - serviceTime);
        return ReadFigures.Of(ticks, elapsed, ownTime, serviceTime);
    }

    /// <summary>Returns the time of each read in ticks of <see cref="Stopwatch"/>, unordered.</summary>
    private static async Task<long[]> LoadAsync(List<ReadConnection> open, TimeSpan duration, CancellationToken cancellationToken)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(open.Select(connection => ReadUntilAsync(connection, end, cancellationToken)));
        return [.. times.SelectMany(own => own)];
    }

    private static async Task<List<long>> ReadUntilAsync(ReadConnection connection, long end, CancellationToken cancellationToken)
    {
        // All connections start together.
        await Task.Yield();
        var times = new List<long>();
        for (var began = Stopwatch.GetTimestamp(); began < end;)
        {
            if (!await connection.ReadAsync(cancellationToken))
            {
                throw new CommandFailedException("An answer was not the stored report.", ExitCode.Failed);
            }

            var answered = Stopwatch.GetTimestamp();
            times.Add(answered - began);
            began = answered;
        }

        return times;
    }
}
