using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Cluster.Verdicts;
using GitBrag.Cli.Invocation;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>
/// Makes the cluster lose one task, to show that a loss is reported. It deletes everything in Redis about a running task that the load does not poll, and kills
/// the silo that works on it.
/// </summary>
/// <param name="gitHub">The stand-in for GitHub. Its log shows which silo works on which task.</param>
/// <param name="redis">The cluster's Redis.</param>
/// <param name="log">Writes progress.</param>
internal sealed class ForcedLoss(GitHubStandIn gitHub, RedisView redis, Action<string> log)
{
    public Scenario Scenario => Scenario.All[0] with { Disturb = DisturbAsync };

    private async Task DisturbAsync(TestCluster cluster, CancellationToken cancellationToken)
    {
        var victim = TaskTrace.Read(gitHub.Stats.GraphQLCalls, TaskLoad.PrefixOf(Scenario.All[0].Name)).Values
            .Where(trace => trace.FileLists > 0 && !TaskLoad.IsFollowed(trace.Login) && redis.KeysOf(trace.Login, "report").Count == 0)
            .MaxBy(trace => TaskLoad.NumberOf(trace.Login)) ?? throw new CommandFailedException("No running task can be lost.", ExitCode.Failed);
        await redis.ForgetAsync(victim.Login);
        log($"deleting {victim.Login} from Redis and killing silo {victim.Silos[^1] + 1}, which works on it: this loss must be reported");
        await Scenario.KillAsync(cluster, victim.Silos[^1], cancellationToken);
    }
}
