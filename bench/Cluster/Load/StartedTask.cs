namespace GitBrag.Bench.Cluster.Load;

/// <summary>A generation that the cluster has accepted.</summary>
/// <param name="Login">The username.</param>
/// <param name="Address">The task's address at one gateway.</param>
/// <param name="IsFollowed">Whether the load polls the task. It does not poll the others before their report is stored: only the reminder can resume them.</param>
/// <param name="OtherPath">The task's path at the other gateway, which was asked a moment later; null when it gave none.</param>
internal sealed record StartedTask(string Login, Uri Address, bool IsFollowed, string? OtherPath)
{
    private const string LastTask = "/task";

    /// <summary>Whether two gateways started two tasks. If the first had ended by then, the other gateway gave the path of the last task.</summary>
    public bool IsTwo => OtherPath is { } other && !other.EndsWith(LastTask, StringComparison.Ordinal)
        && !Address.AbsolutePath.EndsWith(LastTask, StringComparison.Ordinal) && other != Address.AbsolutePath;
}
