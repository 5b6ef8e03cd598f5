using System.Collections.Concurrent;
using System.Diagnostics;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Cluster.Verdicts;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>Runs one scenario under load and counts its effects.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="gitHub">The stand-in for GitHub.</param>
/// <param name="redis">The cluster's Redis.</param>
/// <param name="reports">The stored reports.</param>
/// <param name="log">Writes complaints.</param>
/// <param name="time">The clock.</param>
internal sealed class ScenarioRun(TestCluster cluster, GitHubStandIn gitHub, RedisView redis, IReadOnlyList<StoredBody> reports, Action<string> log, TimeProvider time)
{
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromSeconds(30);

    private readonly string _reportKey = redis.KeysOf(StoredReports.LoginOf(1), "report").Single();

    /// <summary>Runs a scenario, and keeps up the load for a while after the cluster has recovered.</summary>
    public async Task<ScenarioFigures> RunAsync(Scenario scenario, TimeSpan after, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { Timeout = ReaderPatience };
        var gateways = cluster.Gateways.Select(gateway => gateway.Plan.Address!).ToList();
        var prefix = TaskLoad.PrefixOf(scenario.Name);
        var (judge, load) = (new TaskJudge(http, redis, gitHub, time), new TaskLoad(http, gateways, gitHub, prefix));
        gitHub.ResetStats();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ends = new ConcurrentBag<Task<(StartedTask Task, TaskEnd End)>>();
        var reading = new ReadLoad(http, gateways, reports).RunAsync(stop.Token);
        var starting = load.RunAsync(task => ends.Add(WaitAsync(judge, task, cancellationToken)), stop.Token);
        var disturbed = await DisturbAsync(scenario, after, stop, cancellationToken);
        var reads = await reading;
        await starting;

        var ended = await Task.WhenAll(ends);
        var traces = TaskTrace.Read(gitHub.Stats.GraphQLCalls, prefix);
        var verdicts = await Task.WhenAll(ended.Select(one => judge.JudgeAsync(one.Task, one.End, traces.GetValueOrDefault(one.Task.Login), cancellationToken)));
        LogComplaints(scenario, reads, verdicts);
        return ScenarioFigures.Of(reads, disturbed, verdicts, load.Refused);
    }

    /// <summary>Lets the load run before, during and after the disturbance, then stops it. Returns when the disturbance began.</summary>
    private async Task<long> DisturbAsync(Scenario scenario, TimeSpan after, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Lead, time, cancellationToken);
            var began = Stopwatch.GetTimestamp();
            await scenario.Disturb(cluster, cancellationToken);
            await Task.Delay(after, time, cancellationToken);
            return began;
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private async Task<(StartedTask Task, TaskEnd End)> WaitAsync(TaskJudge judge, StartedTask task, CancellationToken cancellationToken) =>
        (task, await judge.WaitAsync(task, _reportKey.Replace($"/{StoredReports.LoginOf(1)}/", $"/{task.Login}/", StringComparison.Ordinal), cancellationToken));

    private void LogComplaints(Scenario scenario, ReadOutcome[] reads, TaskVerdict[] verdicts)
    {
        foreach (var complaint in verdicts.SelectMany(verdict => verdict.Complaints))
        {
            log($"{scenario.Name}: {complaint}");
        }

        foreach (var (fault, count) in reads.Where(read => read.Fault is not null).CountBy(read => read.Fault!))
        {
            log($"{scenario.Name}: {count} reads got: {fault}");
        }
    }
}
