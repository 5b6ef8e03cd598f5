namespace GitBrag.Bench.Cluster;

/// <summary>The options of <c>cluster-test</c>.</summary>
internal sealed record ClusterTestOptions
{
    /// <summary>The names of the scenarios to run; empty for all.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>How long to keep up the load after the cluster has recovered.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether to only make the cluster lose a task, to see that the loss is reported.</summary>
    public bool ForceLoss { get; init; }

    /// <summary>The directory for the logs of all processes; null to delete them.</summary>
    public string? Logs { get; init; }

    /// <summary>Whether to print JSON instead of a table.</summary>
    public bool Json { get; init; }
}
