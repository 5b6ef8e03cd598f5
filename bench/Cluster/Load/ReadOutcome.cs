namespace GitBrag.Bench.Cluster.Load;

/// <summary>How one read of a stored report went.</summary>
/// <param name="Ended">When, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</param>
/// <param name="Took">How long the reader waited.</param>
/// <param name="Fault">What it got in the place of 200 and the stored report, or null. The gateway's own repetitions are behind it by then; the reader makes none.</param>
internal readonly record struct ReadOutcome(long Ended, TimeSpan Took, string? Fault);
