using System.Diagnostics;
using GitBrag.Bench.Processes;
using GitBrag.Cli.Invocation;

namespace GitBrag.Bench.Reads;

/// <summary>Reads one stored report over and over, the whole of it each time, each connection sending its next request when it has its answer.</summary>
/// <param name="service">The service.</param>
/// <param name="path">The report's path below the service's address.</param>
internal sealed class ReadBench(ServiceProcess service, string path)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Measures.</summary>
    /// <param name="connections">How many connections, at least 1.</param>
    /// <param name="duration">For how long, after a second of warming up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">An answer was anything but the report.</exception>
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

    /// <summary>Gives the time of each read, in ticks of <see cref="Stopwatch"/>, in no particular order.</summary>
    private static async Task<long[]> LoadAsync(List<ReadConnection> open, TimeSpan duration, CancellationToken cancellationToken)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(open.Select(connection => ReadUntilAsync(connection, end, cancellationToken)));
        return [.. times.SelectMany(own => own)];
    }

    private static async Task<List<long>> ReadUntilAsync(ReadConnection connection, long end, CancellationToken cancellationToken)
    {
        // Begin beside the others, not each after the last one's first answer.
        await Task.Yield();
        var times = new List<long>();
        for (var began = Stopwatch.GetTimestamp(); began < end;)
        {
            if (!await connection.ReadAsync(cancellationToken))
            {
                throw new CommandFailedException("A read was answered with something else than the stored report.", ExitCode.Failed);
            }

            var answered = Stopwatch.GetTimestamp();
            times.Add(answered - began);
            began = answered;
        }

        return times;
    }
}
