using System.Globalization;
using GitBrag.GitHub.Requests;

namespace GitBrag.Tests.GitHub;

public sealed class LimitHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Retry_after_comes_before_the_reset()
    {
        var limits = Read(Now, ("retry-after", "17"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Epoch(Now.AddMinutes(40))));

        Assert.Equal(Now.AddSeconds(17), limits.WaitUntil(Now, outOfPoints: true));
    }

    [Fact]
    public void Without_points_left_the_reset_counts()
    {
        var limits = Read(Now, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Epoch(Now.AddMinutes(40))));

        Assert.Equal(Now.AddMinutes(40), limits.WaitUntil(Now, outOfPoints: false));
    }

    [Fact]
    public void With_points_left_the_reset_says_nothing_of_a_secondary_limit()
    {
        var limits = Read(Now, ("x-ratelimit-remaining", "4000"), ("x-ratelimit-reset", Epoch(Now.AddMinutes(40))));

        Assert.Null(limits.WaitUntil(Now, outOfPoints: false));
        Assert.Equal(Now.AddMinutes(40), limits.WaitUntil(Now, outOfPoints: true));
    }

    [Fact]
    public void Retry_after_may_be_a_date()
    {
        Assert.Equal(Now.AddSeconds(90), Read(Now, ("retry-after", Now.AddSeconds(90).ToString("R"))).WaitUntil(Now, outOfPoints: false));
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(-3)]
    [InlineData(45)]
    public void Instants_are_told_by_this_machines_clock_when_it_is_off(int ahead)
    {
        var theirs = Now.AddSeconds(-ahead);

        var limits = Read(Now, ("date", theirs.ToString("R")), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Epoch(theirs.AddSeconds(100))));

        Assert.Equal(Now.AddSeconds(100), limits.ResetAt);
    }

    [Fact]
    public void The_date_headers_whole_seconds_correct_nothing()
    {
        var limits = Read(Now.AddMilliseconds(900), ("date", Now.ToString("R")), ("x-ratelimit-reset", Epoch(Now.AddSeconds(100))));

        Assert.Equal(Now.AddSeconds(100), limits.ResetAt);
    }

    [Fact]
    public void A_limit_that_claims_to_be_over_is_given_another_second()
    {
        var limits = Read(Now, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Epoch(Now.AddSeconds(-5))));

        Assert.Equal(Now.AddSeconds(1), limits.WaitUntil(Now, outOfPoints: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void Unreadable_headers_are_as_none(string value)
    {
        Assert.Equal(default, Read(Now, ("x-ratelimit-remaining", value), ("x-ratelimit-reset", value), ("retry-after", value)));
    }

    private static string Epoch(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static LimitHeaders Read(DateTimeOffset now, params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage();
        foreach (var (name, value) in headers)
            answer.Headers.TryAddWithoutValidation(name, value);
        return LimitHeaders.Read(answer.Headers, now);
    }
}
