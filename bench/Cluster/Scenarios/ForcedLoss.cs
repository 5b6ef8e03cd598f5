using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Cluster.Verdicts;
using GitBrag.Cli.Invocation;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>
/// Makes the cluster lose one task on purpose, to show that a loss is seen: all that Redis holds of a running task that nobody follows is deleted, its reminder
/// too, and the silo that works on it is killed.
/// </summary>
/// <param name="gitHub">The stand-in for GitHub, whose log tells which silo works on what.</param>
/// <param name="redis">The cluster's Redis.</param>
/// <param name="tell">Told what is done.</param>
internal sealed class ForcedLoss(GitHubStandIn gitHub, RedisView redis, Action<string> tell)
{
    /// <summary>The scenario.</summary>
    public Scenario Scenario => Scenario.All[0] with { Disturb = DisturbAsync };

    private async Task DisturbAsync(TestCluster cluster, CancellationToken cancellationToken)
    {
        var victim = TaskTrace.Read(gitHub.Stats.GraphQLCalls, TaskLoad.PrefixOf(Scenario.All[0].Name)).Values
            .Where(trace => trace.FileLists > 0 && !TaskLoad.IsFollowed(trace.Login) && redis.KeysOf(trace.Login, "report").Count == 0)
            .MaxBy(trace => TaskLoad.NumberOf(trace.Login)) ?? throw new CommandFailedException("No task was running that could be lost.", ExitCode.Failed);
        await redis.ForgetAsync(victim.Login);
        tell($"{victim.Login}, which silo {victim.Silos[^1] + 1} works on, is deleted from Redis, and that silo killed: this loss has to be reported");
        await Scenario.KillAsync(cluster, victim.Silos[^1], cancellationToken);
    }
}
