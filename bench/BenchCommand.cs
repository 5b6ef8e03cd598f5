using System.Globalization;
using GitBrag.Bench.Generations;
using GitBrag.Bench.Processes;
using GitBrag.Bench.Reads;
using GitBrag.Bench.Results;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench;

/// <summary><c>bench</c>: measures the service against a stand-in for GitHub with GitHub's response times.</summary>
/// <param name="consoles">The consoles to write to: the result to the first, progress to the second.</param>
/// <param name="time">The clock.</param>
internal sealed class BenchCommand(Consoles consoles, TimeProvider time)
{
    private const int ReadPullRequests = 100;

    // Wide enough for the ratios, independent of the terminal.
    private const int TableWidth = 130;

    private static readonly int[] Connections = [1, 32];

    /// <summary>Runs the command. Cancellation stops everything that it started.</summary>
    /// <returns>The exit code: <see cref="ExitCode.Failed"/> when a figure is clearly worse than in the run to compare with.</returns>
    /// <exception cref="CommandFailedException">A measurement failed.</exception>
    public async Task<int> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var before = options.Compare is { } file ? BenchResult.Read(file) : null;
        var result = await MeasureAsync(options, cancellationToken);
        result = before is null ? result : result with { Ratios = BenchRatios.Of(result, before) };
        if (options.Json)
        {
            consoles.Out.Profile.Out.Writer.WriteLine(result.ToJson());
        }
        else
        {
            Consoles.Plain(consoles.Out.Profile.Out.Writer, TableWidth).Write(BenchTable.Of(result));
        }

        string[] worse = [.. result.Ratios?.Regressions() ?? []];
        foreach (var regression in worse)
        {
            consoles.Error.Profile.Out.Writer.WriteLine($"bench: worse than before: {regression}");
        }

        return worse.Length == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    private async Task<BenchResult> MeasureAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchDirectory();
        await using var gitHub = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Latency = Latency.LikeGitHub, HoldsClientsToLimits = false }, cancellationToken);
        await using var service = await ServiceProcess.StartAsync(gitHub.ApiUrl, GitHubStandIn.DefaultToken, scratch.Path, cancellationToken);
        var bench = new GenerationBench(gitHub, service, time);
        var result = new BenchResult { Processors = Environment.ProcessorCount, Generations = [], Reads = [] };
        foreach (var size in options.Sizes.Distinct())
        {
            result.Generations[size] = await GenerateAsync(bench, size, size <= BenchOptions.SmallSize ? options.Repeats : 1, cancellationToken);
        }

        var report = await bench.StoreAsync("bench-read", ReadPullRequests, cancellationToken);
        foreach (var connections in Connections)
        {
            var figures = await new ReadBench(service, report).MeasureAsync(connections, options.ReadTime, cancellationToken);
            result.Reads[connections] = figures;
            Log($"reads over {connections}: {figures.PerSecond:N0} a second; processor time a read: load {figures.ClientMicroseconds:N0} µs, service {figures.ServiceMicroseconds:N0} µs");
        }

        return result;
    }

    private async Task<Dictionary<string, GenerationFigures>> GenerateAsync(GenerationBench bench, int size, int repeats, CancellationToken cancellationToken)
    {
        var runs = GenerationCases.All.ToDictionary(name => name, _ => new List<GenerationFigures>());
        for (var run = 1; run <= repeats; run++)
        {
            await foreach (var (name, figures) in bench.MeasureAsync($"bench-{size}-{run}", size, cancellationToken))
            {
                runs[name].Add(figures);
                Log($"{size:N0} {name}: {figures.Seconds:N2} s, {figures.Requests:N0} requests, {figures.Points:N0} points{(figures.LimitsHit == 0 ? "" : $", {figures.LimitsHit:N0} refused by a limit")}");
            }
        }

        return runs.ToDictionary(one => one.Key, one => GenerationFigures.MedianOf(one.Value));
    }

    private void Log(FormattableString line) => consoles.Error.Profile.Out.Writer.WriteLine($"bench: {line.ToString(CultureInfo.InvariantCulture)}");
}
