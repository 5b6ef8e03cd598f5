namespace GitBrag.Bench.Cluster.Load;

/// <summary>A generation that the cluster has accepted.</summary>
/// <param name="Login">Whose report.</param>
/// <param name="Address">The task's address at one gateway.</param>
/// <param name="IsFollowed">
/// Whether somebody asks for it now and then. Nobody asks for the others until their report is stored, so that nothing but the reminder can bring one back.
/// </param>
/// <param name="OtherPath">The task's path as the other gateway gave it, a moment later; null when it gave none.</param>
internal sealed record StartedTask(string Login, Uri Address, bool IsFollowed, string? OtherPath)
{
    private const string LastTask = "/task";

    /// <summary>Whether two gateways started two tasks. By then the first may have ended; the report is there then, and its path says nothing.</summary>
    public bool IsTwo => OtherPath is { } other && !other.EndsWith(LastTask, StringComparison.Ordinal)
        && !Address.AbsolutePath.EndsWith(LastTask, StringComparison.Ordinal) && other != Address.AbsolutePath;
}
