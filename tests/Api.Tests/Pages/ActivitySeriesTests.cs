using GitBrag.Pages.Reports.Activity;
using GitBrag.Reporting.Documents;

namespace GitBrag.Api.Tests.Pages;

public sealed class ActivitySeriesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_year_has_a_column_a_month_and_a_merged_pull_request_counts_where_it_was_merged()
    {
        var report = Report(At.AddDays(-365), "1_year", ("merged", At.AddDays(-40), At.AddDays(-1)), ("open", At.AddDays(-40), null), ("closed", At.AddDays(-40), null));

        var series = ActivitySeries.Of(report);

        Assert.Equal(ActivityUnit.Month, series.Unit);
        Assert.Equal(13, series.Columns.Length);
        Assert.Equal(new ActivityColumn(new DateOnly(2026, 3, 1), 1, 0), series.Columns[^1]);
        Assert.Equal(new ActivityColumn(new DateOnly(2026, 2, 1), 0, 1), series.Columns[^2]);
        Assert.Equal(2, series.Columns.Sum(static column => column.Merged + column.Open));
    }

    [Theory]
    [InlineData(80, ActivityUnit.Week)]
    [InlineData(800, ActivityUnit.Month)]
    [InlineData(4_000, ActivityUnit.Quarter)]
    public void The_longer_the_period_the_longer_a_column(int days, ActivityUnit unit) =>
        Assert.Equal(unit, ActivitySeries.Of(Report(At.AddDays(-days), "x", ("open", At.AddDays(-days), null))).Unit);

    [Fact]
    public void All_time_begins_with_the_first_pull_request()
    {
        var series = ActivitySeries.Of(Report(new DateTimeOffset(2008, 1, 1, 0, 0, 0, TimeSpan.Zero), "all_time", ("open", At.AddDays(-100), null)));

        Assert.Equal(ActivityUnit.Week, series.Unit);
        Assert.Equal(1, series.Columns[0].Open);
    }

    [Fact]
    public void What_was_merged_after_the_period_counts_where_it_was_opened()
    {
        var series = ActivitySeries.Of(Report(At.AddDays(-60), "x", ("merged", At.AddDays(-50), At.AddDays(20))));

        Assert.Equal(1, Assert.Single(series.Columns, static column => column.Merged > 0).Merged);
        Assert.Equal(new DateOnly(2026, 1, 19), series.Columns.First(static column => column.Merged > 0).First);
    }

    private static Report Report(DateTimeOffset since, string period, params (string State, DateTimeOffset CreatedAt, DateTimeOffset? MergedAt)[] pullRequests)
    {
        var report = StoredReports.Sample("ada", period, At);
        var one = report.Repositories[0].PullRequests[0];
        return report with
        {
            Since = since,
            Repositories =
            [
                report.Repositories[0] with
                {
                    PullRequests = [.. pullRequests.Select(seen => one with { State = seen.State, CreatedAt = seen.CreatedAt, MergedAt = seen.MergedAt })],
                },
            ],
        };
    }
}
