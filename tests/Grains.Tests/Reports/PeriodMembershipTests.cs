using GitBrag.Reporting;

namespace GitBrag.Tests.Reports;

public sealed class PeriodMembershipTests
{
    [Theory]
    [InlineData("2023-12-31T23:59:59Z", false)]
    [InlineData("2024-01-01T00:00:00Z", true)]
    [InlineData("2024-12-31T23:59:59Z", true)]
    [InlineData("2025-01-01T00:00:00Z", false)]
    [InlineData("2025-01-01T00:30:00+01:00", true)]
    public void Created_within_the_period_belongs_to_it_both_ends_included(string createdAt, bool belongs) =>
        Assert.Equal(belongs, PeriodMembership.IsInPeriod(Sample.Open(1, createdAt: createdAt), Sample.Since, Sample.Until));

    [Theory]
    [InlineData("2023-12-31T23:59:59Z", false)]
    [InlineData("2024-01-01T00:00:00Z", true)]
    [InlineData("2024-12-31T23:59:59Z", true)]
    [InlineData("2025-01-01T00:00:00Z", false)]
    public void Merged_within_the_period_belongs_to_it_however_old(string mergedAt, bool belongs)
    {
        var pullRequest = Sample.Merged(1, createdAt: "2019-01-01T00:00:00Z", mergedAt: mergedAt);

        Assert.Equal(belongs, PeriodMembership.IsInPeriod(pullRequest, Sample.Since, Sample.Until));
    }

    [Fact]
    public void Created_before_and_merged_after_the_period_does_not_belong_to_it() =>
        Assert.False(PeriodMembership.IsInPeriod(Sample.Merged(1, createdAt: "2023-06-01T00:00:00Z", mergedAt: "2025-06-01T00:00:00Z"), Sample.Since, Sample.Until));

    [Fact]
    public void Created_within_and_merged_after_the_period_belongs_to_it() =>
        Assert.True(PeriodMembership.IsInPeriod(Sample.Merged(1, createdAt: "2024-12-01T00:00:00Z", mergedAt: "2025-06-01T00:00:00Z"), Sample.Since, Sample.Until));

    [Fact]
    public void Closed_or_updated_within_the_period_does_not_make_it_belong()
    {
        var pullRequest = Sample.Closed(1, createdAt: "2023-06-01T00:00:00Z") with
        {
            ClosedAt = Sample.Instant("2024-06-01T00:00:00Z"),
            UpdatedAt = Sample.Instant("2024-06-01T00:00:00Z"),
        };

        Assert.False(PeriodMembership.IsInPeriod(pullRequest, Sample.Since, Sample.Until));
    }
}
