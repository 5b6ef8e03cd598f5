using GitBrag.Bench.Cluster.Members;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>A disturbance of a cluster under load, and its limits. In none of them may a task be lost or run twice, or a report be wrong.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Disturb">Disturbs the cluster and repairs it.</param>
/// <param name="MostSeconds">The seconds within which reads must succeed again; 0 when no call may fail; null when storage itself is unavailable.</param>
internal sealed record Scenario(string Name, string Title, Func<TestCluster, CancellationToken, Task> Disturb, double? MostSeconds)
{
    // Longer than the cluster takes to notice, so it runs without the silo for a while.
    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(10);

    /// <summary>All of them, in the order of their run.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("kill", "a silo killed", (cluster, cancellationToken) => KillAsync(cluster, 0, cancellationToken), 5),
        new("stop", "a silo stopped in order", StopAsync, 0),
        new("rolling", "three silos restarted in turn", RestartAllAsync, 0),
        new("redisRestart", "Redis restarted", RestartRedisAsync, null),
        new("redisPause", "Redis paused for 10 s", PauseRedisAsync, null),
    ];

    /// <summary>Kills a silo and later starts it again.</summary>
    public static async Task KillAsync(TestCluster cluster, int silo, CancellationToken cancellationToken)
    {
        await cluster.Silos[silo].KillAsync();
        await Task.Delay(Absence, cancellationToken);
        await cluster.Silos[silo].StartAsync(cancellationToken);
    }

    /// <summary>Names the limits that were exceeded.</summary>
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
