using GitBrag.Bench.Cluster.Members;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>Something that happens to a cluster under load, and what may come of it. No task may be lost or run twice and no report be wrong in any of them.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Disturb">Does it, and makes the cluster whole again.</param>
/// <param name="MostSeconds">Within how many seconds reads have to be whole again; 0 when no call may fail at all; null when storage itself is away.</param>
internal sealed record Scenario(string Name, string Title, Func<TestCluster, CancellationToken, Task> Disturb, double? MostSeconds)
{
    // Longer than it takes to notice, so that the loss is lived with for a while before it is made good.
    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(10);

    /// <summary>All of them, in the order in which they run.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("kill", "a silo killed", (cluster, cancellationToken) => KillAsync(cluster, 0, cancellationToken), 5),
        new("stop", "a silo stopped in order", StopAsync, 0),
        new("rolling", "three silos restarted in turn", RestartAllAsync, 0),
        new("redisRestart", "Redis restarted", RestartRedisAsync, null),
        new("redisPause", "Redis paused for 10 s", PauseRedisAsync, null),
    ];

    /// <summary>Kills a silo, and after a while starts it again.</summary>
    public static async Task KillAsync(TestCluster cluster, int silo, CancellationToken cancellationToken)
    {
        await cluster.Silos[silo].KillAsync();
        await Task.Delay(Absence, cancellationToken);
        await cluster.Silos[silo].StartAsync(cancellationToken);
    }

    /// <summary>Says what came of it that may not have.</summary>
    public IEnumerable<string> Complaints(ScenarioFigures figures)
    {
        if (figures.TasksLost > 0) yield return $"{Name}: {figures.TasksLost} of {figures.TasksStarted} tasks were lost";
        if (figures.TasksTwice > 0) yield return $"{Name}: {figures.TasksTwice} of {figures.TasksStarted} tasks ran twice";
        if (figures.WrongReports > 0) yield return $"{Name}: {figures.WrongReports} reports are wrong";
        if (MostSeconds == 0 && figures.ReadsFailed + figures.StartsFailed > 0)
            yield return $"{Name}: {figures.ReadsFailed} reads and {figures.StartsFailed} starts failed where none may";
        else if (figures.ReadsWholeAfterSeconds > MostSeconds)
            yield return FormattableString.Invariant($"{Name}: reads were whole after {figures.ReadsWholeAfterSeconds:0.0} s where {MostSeconds:0} are allowed");
    }

    private static async Task StopAsync(TestCluster cluster, CancellationToken cancellationToken)
    {
        await cluster.Silos[1].StopAsync();
        await Task.Delay(Absence, cancellationToken);
        await cluster.Silos[1].StartAsync(cancellationToken);
    }

    private static async Task RestartAllAsync(TestCluster cluster, CancellationToken cancellationToken)
    {
        foreach (var silo in cluster.Silos)
        {
            await silo.StopAsync();
            await silo.StartAsync(cancellationToken);
        }
    }

    private static async Task RestartRedisAsync(TestCluster cluster, CancellationToken cancellationToken)
    {
        await cluster.Redis.StopAsync();
        await cluster.Redis.StartAsync(cancellationToken);
    }

    private static async Task PauseRedisAsync(TestCluster cluster, CancellationToken cancellationToken)
    {
        cluster.Redis.Freeze();
        await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);
        cluster.Redis.Thaw();
    }
}
