namespace GitBrag.Bench.Cluster;

/// <summary>What a test of a cluster is to do.</summary>
internal sealed record ClusterTestOptions
{
    /// <summary>The scenarios by name, in the order in which they run; empty for all.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>How long the load goes on in each scenario once the cluster is whole again.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether to make the cluster lose a task, to see it reported; nothing else is run then.</summary>
    public bool ForceLoss { get; init; }

    /// <summary>The directory that takes the logs of all processes, after what is there; null to keep none.</summary>
    public string? Logs { get; init; }

    /// <summary>Whether to print JSON instead of a table.</summary>
    public bool Json { get; init; }
}
