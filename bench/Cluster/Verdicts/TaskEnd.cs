namespace GitBrag.Bench.Cluster.Verdicts;

/// <summary>How a generation ended.</summary>
/// <param name="State">Its state as the cluster told it; <c>unknown</c> when the cluster does not know it; null when it was never told.</param>
/// <param name="Attempts">How many attempts the cluster counted.</param>
/// <param name="Why">The same in words.</param>
internal sealed record TaskEnd(string? State, int Attempts, string Why);
