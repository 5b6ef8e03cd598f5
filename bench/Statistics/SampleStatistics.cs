namespace GitBrag.Bench.Statistics;

/// <summary>The median and percentiles of samples.</summary>
internal static class SampleStatistics
{
    /// <summary>The middle sample, or the mean of the middle two.</summary>
    /// <param name="samples">The samples in any order, at least one.</param>
    public static double Median(double[] samples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Length);
        var sorted = samples.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The smallest sample that at least this share of samples does not exceed (nearest rank); 0 without samples.</summary>
    /// <param name="sorted">The samples, smallest first.</param>
    /// <param name="share">Over 0, and at most 1.</param>
    public static long Percentile(ReadOnlySpan<long> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return sorted.IsEmpty ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
