namespace GitBrag.Bench.Statistics;

/// <summary>Figures of samples in order of their size.</summary>
internal static class SampleStatistics
{
    /// <summary>The middle one of an odd number of samples, the mean of the middle two of an even number.</summary>
    /// <param name="samples">The samples in any order, at least one.</param>
    public static double Median(double[] samples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Length);
        var sorted = samples.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The smallest sample that at least this share of all samples does not exceed (the nearest rank); 0 where there is none.</summary>
    /// <param name="sorted">The samples, smallest first.</param>
    /// <param name="share">Over 0, and at most 1.</param>
    public static long Percentile(ReadOnlySpan<long> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return sorted.IsEmpty ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
