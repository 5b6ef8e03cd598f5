using GitBrag.Repositories;

namespace GitBrag.Tests.Reports;

public sealed class StarSnapshotsTests
{
    private static readonly DateTimeOffset LongAgo = Sample.Instant("2010-05-01T00:00:00Z");

    [Fact]
    public void The_last_count_of_a_day_stays_and_days_are_in_order()
    {
        var stars = Taken(("2024-05-02T01:00:00Z", 20), ("2024-05-01T10:00:00Z", 10), ("2024-05-01T23:59:59Z", 12), ("2024-05-02T00:30:00+01:00", 13));

        Assert.Equal<StarSnapshot>([new StarSnapshot(new(2024, 5, 1), 13), new StarSnapshot(new(2024, 5, 2), 20)], stars.Days);
    }

    [Fact]
    public void An_observation_that_tells_nothing_new_changes_nothing()
    {
        var stars = Taken(("2024-05-01T10:00:00Z", 10));

        Assert.Same(stars, stars.Observe(Observation("2024-05-01T11:00:00Z", 10)));
        Assert.NotSame(stars, stars.Observe(Observation("2024-05-01T11:00:00Z", 11)));
        Assert.NotSame(stars, stars.Observe(Observation("2024-05-02T11:00:00Z", 10)));
    }

    [Fact]
    public void The_oldest_days_go_when_there_are_too_many()
    {
        var stars = StarSnapshots.None;
        for (var day = 0; day <= StarSnapshots.MostDays; day++)
        {
            stars = stars.Observe(new RepositoryObservation(null, false, day, LongAgo, Sample.Since.AddDays(day)));
        }

        Assert.Equal(StarSnapshots.MostDays, stars.Days.Length);
        Assert.Equal(new StarSnapshot(new(2024, 1, 2), 1), stars.Days[0]);
    }

    [Fact]
    public void The_increase_is_the_count_at_the_end_less_the_count_at_the_beginning() =>
        Assert.Equal(
            new StarIncrease(50, null),
            Increase(LongAgo, ("2023-12-31T20:00:00Z", 100), ("2024-06-01T00:00:00Z", 120), ("2024-12-31T08:00:00Z", 150), ("2025-01-01T00:00:00Z", 999)));

    [Fact]
    public void It_is_negative_when_stars_were_taken_back() =>
        Assert.Equal(new StarIncrease(-3, null), Increase(LongAgo, ("2024-01-01T08:00:00Z", 10), ("2024-12-31T08:00:00Z", 7)));

    [Fact]
    public void A_repository_created_in_the_period_began_with_none() =>
        Assert.Equal(new StarIncrease(42, null), Increase(Sample.Since.AddSeconds(1), ("2024-12-31T08:00:00Z", 42)));

    [Fact]
    public void A_repository_created_at_the_first_instant_is_not_presumed_to_begin_with_none() =>
        Assert.Null(Increase(Sample.Since, ("2024-12-31T08:00:00Z", 42)).Value);

    [Fact]
    public void A_repository_created_after_the_period_gained_none() =>
        Assert.Equal(new StarIncrease(0, null), Increase(Sample.Instant("2025-02-01T00:00:00Z"), ("2025-03-01T08:00:00Z", 42)));

    [Fact]
    public void A_count_taken_a_day_after_the_beginning_will_do() =>
        Assert.Equal(new StarIncrease(5, null), Increase(LongAgo, ("2024-01-02T23:00:00Z", 10), ("2024-12-31T08:00:00Z", 15)));

    [Fact]
    public void A_later_first_count_tells_nothing_and_is_named() => Assert.Equal(
        new StarIncrease(null, "No star count is known for 2024-01-01, when the period began: the first was taken on 2024-01-03."),
        Increase(LongAgo, ("2024-01-03T00:00:00Z", 10), ("2024-12-31T08:00:00Z", 15)));

    [Fact]
    public void Without_any_count_that_is_said() => Assert.Equal(
        new StarIncrease(null, "No star count is known for 2024-01-01, when the period began: none was taken yet."),
        Increase(LongAgo));

    [Theory]
    [InlineData("2023-11-26T00:00:00Z", 5L)] // 36 days before, a tenth of a leap year
    [InlineData("2023-11-25T23:59:59Z", null)]
    public void A_count_stands_for_a_tenth_of_the_period(string first, long? increase) =>
        Assert.Equal(increase, Increase(LongAgo, (first, 10), ("2024-12-31T08:00:00Z", 15)).Value);

    [Fact]
    public void An_outdated_count_is_named() => Assert.Equal(
        new StarIncrease(null, "No star count is known for 2024-01-01, when the period began: the last before it was taken on 2023-06-01."),
        Increase(LongAgo, ("2023-06-01T00:00:00Z", 10), ("2024-12-31T08:00:00Z", 15)));

    [Fact]
    public void A_period_that_ended_long_before_the_counts_go_on_is_unknown() => Assert.Equal(
        new StarIncrease(null, "No star count is known for 2024-12-31, when the period ended: the last before it was taken on 2024-01-01."),
        Increase(LongAgo, ("2024-01-01T00:00:00Z", 10), ("2025-06-01T08:00:00Z", 15)));

    [Fact]
    public void A_single_day_needs_counts_within_a_day()
    {
        var stars = Taken(("2024-05-01T10:00:00Z", 10), ("2024-05-03T10:00:00Z", 13));

        Assert.Equal(3, stars.Increase(Sample.Instant("2024-05-02T00:00:00Z"), Sample.Instant("2024-05-03T23:59:59Z"), LongAgo).Value);
        Assert.Null(stars.Increase(Sample.Instant("2024-05-05T00:00:00Z"), Sample.Instant("2024-05-05T23:59:59Z"), LongAgo).Value);
    }

    private static StarIncrease Increase(DateTimeOffset createdAt, params (string At, long Stars)[] observations) =>
        Taken(observations).Increase(Sample.Since, Sample.Until, createdAt);

    private static StarSnapshots Taken(params (string At, long Stars)[] observations) =>
        observations.Aggregate(StarSnapshots.None, (stars, observed) => stars.Observe(Observation(observed.At, observed.Stars)));

    private static RepositoryObservation Observation(string at, long stars) => new(null, false, stars, LongAgo, Sample.Instant(at));
}
