using GitBrag.Keys;

namespace GitBrag.Tests.Identity;

public sealed class ReportPeriodTests
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(2024, 3, 1, 12, 30, 15, TimeSpan.Zero).AddMilliseconds(789);

    [Theory]
    [InlineData("1_year", "2023-03-02T12:30:15Z")] // 2024 is a leap year: 365 days back is a day later in the year before
    [InlineData("2_years", "2022-03-02T12:30:15Z")]
    [InlineData("5_years", "2019-03-03T12:30:15Z")]
    [InlineData("all_time", "2008-01-01T00:00:00Z")]
    public void A_named_period_ends_now_on_a_whole_second(string name, string since)
    {
        Assert.True(ReportPeriod.TryParse(name, Now, out var period));
        Assert.Equal((DateTimeOffset.Parse(since, null), DateTimeOffset.Parse("2024-03-01T12:30:15Z", null)), period.At(Now));
        Assert.Equal((null, null), (period.First, period.Last));
    }

    [Fact]
    public void The_named_periods_are_four() => Assert.Equal(["1_year", "2_years", "5_years", "all_time"], ReportPeriod.Names);

    [Fact]
    public void An_instant_in_another_zone_is_the_same_instant()
    {
        Assert.True(ReportPeriod.TryParse("1_year", Now, out var period));
        var (since, until) = period.At(Now.ToOffset(TimeSpan.FromHours(9)));

        Assert.Equal(period.At(Now), (since, until));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (since.Offset, until.Offset));
    }

    [Theory]
    [InlineData("2023-01-01..2023-12-31", "2023-01-01T00:00:00Z", "2023-12-31T23:59:59Z")]
    [InlineData("2024-02-29..2024-02-29", "2024-02-29T00:00:00Z", "2024-02-29T23:59:59Z")]
    [InlineData("2008-01-01..2024-03-02", "2008-01-01T00:00:00Z", "2024-03-02T23:59:59Z")]
    public void A_dated_period_goes_from_the_first_instant_to_the_last_whenever_it_is_asked(string text, string since, string until)
    {
        Assert.True(ReportPeriod.TryParse(text, Now, out var period));
        Assert.Equal(text, period.Name);
        Assert.Equal((DateTimeOffset.Parse(since, null), DateTimeOffset.Parse(until, null)), period.At(Now));
        Assert.Equal(period.At(Now), period.At(Now.AddYears(3)));
    }

    [Theory]
    [InlineData("1_YEAR", "1_year")]
    [InlineData("All_Time", "all_time")]
    public void Letter_case_does_not_matter(string text, string name)
    {
        Assert.True(ReportPeriod.TryParse(text, Now, out var period));
        Assert.Equal(name, period.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3_years")]
    [InlineData(" 1_year")]
    [InlineData("2023")]
    [InlineData("2023-01-01")]
    [InlineData("2023-01-01..")]
    [InlineData("..2023-01-01")]
    [InlineData("2023-01-01...2023-12-31")]
    [InlineData("2023-01-01..2023-12-31/")]
    [InlineData("2023-1-1..2023-12-31")]
    [InlineData("2023-02-29..2023-12-31")]
    [InlineData("2023-13-01..2023-12-31")]
    [InlineData("2023-12-31..2023-01-01")]
    [InlineData("2007-12-31..2023-01-01")]
    [InlineData("2023-01-01..2024-03-03")]
    [InlineData("2023-01-01 ..2023-12-31")]
    [InlineData("2023-01-01..2023-12-31 user:x")]
    public void Anything_else_is_refused(string? text) => Assert.False(ReportPeriod.TryParse(text, Now, out _));

    [Theory]
    [InlineData("1_year")]
    [InlineData("all_time")]
    [InlineData("2023-01-01..2023-12-31")]
    [InlineData("2008-01-01..9999-12-31")] // stored names are not held against the clock
    public void A_stored_name_is_read_again(string name)
    {
        var period = ReportPeriod.FromName(name);

        Assert.Equal(name, period.ToString());
        Assert.True(period.At(Now).Since < period.At(Now).Until);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1_YEAR")]
    [InlineData("2023-12-31..2023-01-01")]
    [InlineData("3_years")]
    public void What_is_no_stored_name_is_refused(string name) => Assert.Throws<FormatException>(() => ReportPeriod.FromName(name));

    [Fact]
    public void The_same_period_read_twice_is_equal()
    {
        Assert.True(ReportPeriod.TryParse("2023-01-01..2023-12-31", Now, out var read));
        Assert.Equal(ReportPeriod.FromName("2023-01-01..2023-12-31"), read);
        Assert.NotEqual(ReportPeriod.FromName("1_year"), read);
    }
}
