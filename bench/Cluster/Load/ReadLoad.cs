using System.Diagnostics;
using GitBrag.Cli.Invocation;

namespace GitBrag.Bench.Cluster.Load;

/// <summary>
/// Reads stored reports of random usernames through all gateways at an even rate. It does not wait for earlier answers, so an outage makes reads pile up
/// instead of making them rare.
/// </summary>
/// <param name="http">Sends the requests.</param>
/// <param name="gateways">The gateways.</param>
/// <param name="reports">The stored reports.</param>
internal sealed class ReadLoad(HttpClient http, IReadOnlyList<Uri> gateways, IReadOnlyList<StoredBody> reports)
{
    // Finds an outage of a tenth of a second and leaves the processors to the cluster.
    private const int PerSecond = 200;
    private const int MostUnanswered = 20_000;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private int _unanswered;

    /// <summary>Reads until stopped, and waits for the last answers.</summary>
    public async Task<ReadOutcome[]> RunAsync(CancellationToken stop)
    {
        // Always the same usernames in the same order.
        var random = new Random(1);
        var reads = new List<Task<ReadOutcome>>();
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Tick);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                for (var due = Stopwatch.GetElapsedTime(began).TotalSeconds * PerSecond; reads.Count < due;)
                {
                    reads.Add(ReadAsync(gateways[reads.Count % gateways.Count], reports[random.Next(reports.Count)]));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }

        return await Task.WhenAll(reads);
    }

    private async Task<ReadOutcome> ReadAsync(Uri gateway, StoredBody report)
    {
        if (Interlocked.Increment(ref _unanswered) > MostUnanswered)
        {
            throw new CommandFailedException($"{MostUnanswered} reads are unanswered; the cluster is too slow for this load.", ExitCode.Failed);
        }

        var began = Stopwatch.GetTimestamp();
        var fault = await FaultOfAsync(new Uri(gateway, report.Path), report);
        Interlocked.Decrement(ref _unanswered);
        return new ReadOutcome(Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began), fault);
    }

    private async Task<string?> FaultOfAsync(Uri address, StoredBody report)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return !answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}"
                : report.Is(await answer.Content.ReadAsByteArrayAsync()) ? null : "another body";
        }
        catch (TaskCanceledException)
        {
            return "no answer";
        }
        catch (HttpRequestException)
        {
            return "a broken connection";
        }
    }
}
