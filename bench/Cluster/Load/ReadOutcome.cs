namespace GitBrag.Bench.Cluster.Load;

/// <summary>The outcome of one read of a stored report.</summary>
/// <param name="Ended">When it ended, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</param>
/// <param name="Took">Its duration.</param>
/// <param name="Fault">The answer when it was not the stored report, after the gateway's retries; null for success. The reader does not retry.</param>
internal readonly record struct ReadOutcome(long Ended, TimeSpan Took, string? Fault);
