using GitBrag.Bench.Statistics;

namespace GitBrag.Bench.Tests;

public sealed class SampleStatisticsTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 9.0, 1, 5 }, 5)]
    [InlineData(new[] { 4.0, 1, 8, 2 }, 3)]
    public void The_median_is_the_middle_one_or_the_mean_of_the_middle_two(double[] samples, double median) => Assert.Equal(median, SampleStatistics.Median(samples));

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 0.5, 1)]
    [InlineData(3, 0.5, 2)]
    [InlineData(99, 0.99, 99)]
    [InlineData(100, 0.99, 99)]
    [InlineData(101, 0.99, 100)]
    [InlineData(100, 1, 100)]
    [InlineData(100, 0.001, 1)]
    public void A_percentile_is_the_smallest_sample_that_the_share_does_not_exceed(int samples, double share, long expected) =>
        Assert.Equal(expected, SampleStatistics.Percentile([.. Enumerable.Range(1, samples).Select(sample => (long)sample)], share));

    [Fact]
    public void Without_samples_there_is_no_percentile_but_0() => Assert.Equal(0, SampleStatistics.Percentile([], 0.99));

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public void A_share_is_no_percentage(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => SampleStatistics.Percentile([1], share));
}
