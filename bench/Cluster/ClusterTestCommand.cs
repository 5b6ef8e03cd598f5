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

/// <summary><c>cluster-test</c>: puts load on a cluster of real processes, takes parts of it away, and counts what came of it.</summary>
/// <param name="consoles">Where to print: the result to the first stream, progress and complaints to the second.</param>
/// <param name="time">The clock.</param>
internal sealed partial class ClusterTestCommand(Consoles consoles, TimeProvider time)
{
    private const int TableWidth = 130;

    // Slow enough that a dozen generations are under way at any time, without more work than the processors have time for.
    private static readonly Latency SlowGitHub = Latency.LikeGitHub with { FileList = TimeSpan.FromMilliseconds(60) };

    /// <summary>The names of all scenarios, in the order in which they run.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Scenario.All.Select(scenario => scenario.Name), MixedState.Name];

    /// <summary>Runs the command.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="cancellationToken">Ends it, and everything that it started.</param>
    /// <returns>What to exit with: 1 when something came of it that may not.</returns>
    /// <exception cref="CommandFailedException">It could not be carried out.</exception>
    public async Task<int> RunAsync(ClusterTestOptions options, CancellationToken cancellationToken)
    {
        ClusterRequirements.Check();
        using var scratch = new ScratchDirectory();
        await using var gitHub = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Latency = SlowGitHub, HoldsClientsToLimits = false }, cancellationToken);
        Tell("starting Redis, three silos and two gateways");
        var logs = options.Logs is { } kept ? Directory.CreateDirectory(kept).FullName : scratch.Path;
        await using var cluster = await TestCluster.StartAsync(gitHub, scratch.Path, logs, cancellationToken);
        var results = await RunAsync(options, cluster, gitHub, cancellationToken);
        Print(options, results);
        var complaints = results.SelectMany(result => result.Scenario.Complaints(result.Figures)).ToList();
        complaints.ForEach(Tell);
        return complaints.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    private async Task<List<(Scenario Scenario, ScenarioFigures Figures)>> RunAsync(
        ClusterTestOptions options, TestCluster cluster, GitHubStandIn gitHub, CancellationToken cancellationToken)
    {
        Tell($"storing reports of {StoredReports.Count} usernames");
        using var http = new HttpClient();
        var reports = await new StoredReports(http, [.. cluster.Gateways.Select(gateway => gateway.Plan.Address!)], gitHub, time).StoreAsync(cancellationToken);
        using var redis = await RedisView.OpenAsync(cluster.RedisPort);
        var run = new ScenarioRun(cluster, gitHub, redis, reports, Tell, time);
        var results = new List<(Scenario, ScenarioFigures)>();
        foreach (var scenario in Chosen(options, gitHub, redis))
        {
            Tell($"{scenario.Name}: {scenario.Title}");
            results.Add((scenario, await run.RunAsync(scenario, options.After, cancellationToken)));
        }

        if (!options.ForceLoss && (options.Scenarios.Count == 0 || options.Scenarios.Contains(MixedState.Name)))
        {
            Tell($"{MixedState.Name}: {MixedState.Title}");
            results.Add((MixedState.AsScenario, await new MixedState(cluster, gitHub, redis, [.. reports.Take(MixedState.Readers)], Tell, time).RunAsync(cancellationToken)));
        }

        return results;
    }

    private IEnumerable<Scenario> Chosen(ClusterTestOptions options, GitHubStandIn gitHub, RedisView redis) =>
        options.ForceLoss ? [new ForcedLoss(gitHub, redis, Tell).Scenario]
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

    private void Tell(string line) => consoles.Error.Profile.Out.Writer.WriteLine($"cluster-test: {line}");

    [JsonSourceGenerationOptions(WriteIndented = true)]
    [JsonSerializable(typeof(Dictionary<string, ScenarioFigures>))]
    private sealed partial class FiguresJson : JsonSerializerContext;
}
