using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Cluster.Scenarios;
using GitBrag.Bench.Processes;
using GitBrag.Cli.Cluster;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster;

/// <summary><c>cluster-test</c>: puts load on a cluster of processes, stops and kills parts of it, and counts what is lost.</summary>
/// <param name="consoles">The consoles to write to: the result to the first, progress and complaints to the second.</param>
/// <param name="time">The clock.</param>
internal sealed partial class ClusterTestCommand(Consoles consoles, TimeProvider time)
{
    private const int TableWidth = 130;

    // Slow enough for a dozen concurrent generations, which do not overload the processors.
    private static readonly Latency SlowGitHub = Latency.LikeGitHub with { FileList = TimeSpan.FromMilliseconds(60) };

    /// <summary>The names of all scenarios, in the order of their run.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Scenario.All.Select(scenario => scenario.Name), MixedState.Name];

    /// <summary>Runs the command. Cancellation stops everything that it started.</summary>
    /// <returns>The exit code: 1 when a scenario did more harm than it may.</returns>
    /// <exception cref="CommandFailedException">The cluster did not start, or the load did not run.</exception>
    public async Task<int> RunAsync(ClusterTestOptions options, CancellationToken cancellationToken)
    {
        ClusterRequirements.Check();
        using var scratch = new ScratchDirectory();
        await using var gitHub = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Latency = SlowGitHub, HoldsClientsToLimits = false }, cancellationToken);
        Log("starting Redis, three silos and two gateways");
        var logs = options.Logs is { } kept ? Directory.CreateDirectory(kept).FullName : scratch.Path;
        await using var cluster = await TestCluster.StartAsync(gitHub, scratch.Path, logs, cancellationToken);
        var results = await RunAsync(options, cluster, gitHub, cancellationToken);
        Print(options, results);
        var complaints = results.SelectMany(result => result.Scenario.Complaints(result.Figures)).ToList();
        complaints.ForEach(Log);
        return complaints.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    private async Task<List<(Scenario Scenario, ScenarioFigures Figures)>> RunAsync(
        ClusterTestOptions options, TestCluster cluster, GitHubStandIn gitHub, CancellationToken cancellationToken)
    {
        Log($"storing reports of {StoredReports.Count} usernames");
        using var http = new HttpClient();
        var reports = await new StoredReports(http, [.. cluster.Gateways.Select(gateway => gateway.Plan.Address!)], gitHub, time).StoreAsync(cancellationToken);
        using var redis = await RedisView.OpenAsync(cluster.RedisPort);
        var run = new ScenarioRun(cluster, gitHub, redis, reports, Log, time);
        var results = new List<(Scenario, ScenarioFigures)>();
        foreach (var scenario in Chosen(options, gitHub, redis))
        {
            Log($"{scenario.Name}: {scenario.Title}");
            results.Add((scenario, await run.RunAsync(scenario, options.After, cancellationToken)));
        }

        if (!options.ForceLoss && (options.Scenarios.Count == 0 || options.Scenarios.Contains(MixedState.Name)))
        {
            Log($"{MixedState.Name}: {MixedState.Title}");
            results.Add((MixedState.AsScenario, await new MixedState(cluster, gitHub, redis, [.. reports.Take(MixedState.Readers)], Log, time).RunAsync(cancellationToken)));
        }

        return results;
    }

    private IEnumerable<Scenario> Chosen(ClusterTestOptions options, GitHubStandIn gitHub, RedisView redis) =>
        options.ForceLoss ? [new ForcedLoss(gitHub, redis, Log).Scenario]
        : Scenario.All.Where(scenario => options.Scenarios.Count == 0 || options.Scenarios.Contains(scenario.Name));

    private void Print(ClusterTestOptions options, List<(Scenario Scenario, ScenarioFigures Figures)> results)
    {
        var output = consoles.Out.Profile.Out.Writer;
        if (options.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(results.ToDictionary(result => result.Scenario.Name, result => result.Figures), FiguresJson.Default.DictionaryStringScenarioFigures));
        }
        else
        {
            Consoles.Plain(output, TableWidth).Write(ClusterTable.Of(results.Select(result => (result.Scenario.Title, result.Figures))));
        }
    }

    private void Log(string line) => consoles.Error.Profile.Out.Writer.WriteLine($"cluster-test: {line}");

    [JsonSourceGenerationOptions(WriteIndented = true)]
    [JsonSerializable(typeof(Dictionary<string, ScenarioFigures>))]
    private sealed partial class FiguresJson : JsonSerializerContext;
}
