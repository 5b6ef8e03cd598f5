namespace GitBrag.Bench.Cluster.Verdicts;

/// <summary>The end of a generation.</summary>
/// <param name="State">Its last state; <c>unknown</c> when the cluster does not know it; null when the cluster never answered.</param>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="Why">A description.</param>
internal sealed record TaskEnd(string? State, int Attempts, string Why);
