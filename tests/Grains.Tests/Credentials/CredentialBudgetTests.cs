using GitBrag.GitHub.Budgets;

namespace GitBrag.Tests.Credentials;

public sealed class CredentialBudgetTests
{
    private readonly CredentialBudget _budget = new(null, 0);
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Forty_requests_are_in_flight_at_most_and_a_settled_one_makes_room()
    {
        var grants = Enumerable.Range(0, 40).Select(i => Acquire($"s{i}")).ToArray();
        Assert.All(grants, Granted);

        Assert.Equal(_now.AddMilliseconds(50), Acquire("late").AskAgainAt);
        Settle(grants[3]);
        Granted(Acquire("late"));
    }

    [Fact]
    public void A_grant_that_is_never_settled_lapses_after_30_seconds()
    {
        for (var i = 0; i < 40; i++)
            Acquire($"s{i}");

        _now += TimeSpan.FromSeconds(29.9);
        Assert.NotNull(Acquire("late").AskAgainAt);
        _now += TimeSpan.FromSeconds(0.1);
        Granted(Acquire("late"));
    }

    [Fact]
    public void Work_is_spent_up_to_55_seconds_in_a_minute_and_comes_back_when_the_minute_has_passed()
    {
        var start = _now;
        for (var i = 0; i < 11; i++)
        {
            Spend("heavy", TimeSpan.FromSeconds(5));
            _now += TimeSpan.FromSeconds(1);
        }

        Assert.Equal(start.AddSeconds(60), Acquire("heavy", pulls: 30, lists: 30).AskAgainAt);
        _now = start.AddSeconds(60);
        Granted(Acquire("heavy", pulls: 30, lists: 30));
    }

    [Fact]
    public void What_is_in_flight_is_reserved_on_an_estimate()
    {
        for (var i = 0; i < 10; i++)
            Spend("heavy", TimeSpan.FromSeconds(5));

        // By the first guesses 30 lists take 0.71 s, so that 50 s and seven of them leave no room for an eighth.
        for (var i = 0; i < 7; i++)
            Granted(Acquire("other", pulls: 30, lists: 30));
        Assert.NotNull(Acquire("heavy", pulls: 30, lists: 30).AskAgainAt);
    }

    [Fact]
    public void A_session_whose_answers_are_on_their_way_asks_again_soon()
    {
        for (var i = 0; i < 10; i++)
            Spend("heavy", TimeSpan.FromSeconds(5));
        for (var i = 0; i < 7; i++)
            Acquire("heavy", pulls: 30, lists: 30);

        Assert.Equal(_now.AddMilliseconds(250), Acquire("heavy", pulls: 30, lists: 30).AskAgainAt);
    }

    [Fact]
    public void A_newcomer_passes_where_a_heavy_session_waits()
    {
        for (var i = 0; i < 11; i++)
            Spend("heavy", TimeSpan.FromSeconds(5));

        Assert.NotNull(Acquire("heavy", pulls: 20, lists: 20).AskAgainAt);
        Granted(Acquire("newcomer", pulls: 20, lists: 20));
    }

    [Fact]
    public void Heavy_sessions_leave_some_places_in_flight_to_newcomers()
    {
        Spend("heavy", TimeSpan.FromSeconds(5));
        for (var i = 0; i < 24; i++)
            Granted(Acquire("heavy"));

        Assert.NotNull(Acquire("heavy").AskAgainAt);
        Granted(Acquire("newcomer"));
    }

    [Fact]
    public void The_estimate_is_learned_from_answers()
    {
        // Everything turns out ten times as slow as guessed, so fewer batches fit at once.
        for (var i = 0; i < 20; i++)
        {
            var grant = Acquire($"s{i}", pulls: 30, lists: 30);
            _budget.Settle(new RequestReceipt { Grant = grant.Id, Answered = true, PullRequests = 30, FileLists = 30, ResponseTime = TimeSpan.FromSeconds(7) }, _now);
            _now += TimeSpan.FromMinutes(1);
        }

        var granted = Enumerable.Range(0, 40).Count(i => Acquire($"t{i}", pulls: 30, lists: 30).Id > 0);
        Assert.Equal(7, granted);
    }

    [Fact]
    public void An_answer_that_waited_in_a_queue_is_not_counted_as_work_for_all_its_time()
    {
        for (var i = 0; i < 10; i++)
            Answer(TimeSpan.FromSeconds(0.5));
        _now += TimeSpan.FromMinutes(1);

        // Ten times the usual 0.5 s; counted in full, 60 s would be spent by the twelfth.
        for (var i = 0; i < 30; i++)
            Answer(i % 2 == 0 ? TimeSpan.FromSeconds(5) : TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void Work_that_has_become_dearer_is_counted_as_such()
    {
        for (var i = 0; i < 10; i++)
            Answer(TimeSpan.FromSeconds(0.5));
        _now += TimeSpan.FromMinutes(1);
        for (var i = 0; i < 64; i++)
        {
            Answer(TimeSpan.FromSeconds(5));
            _now += TimeSpan.FromSeconds(7);
        }

        _now += TimeSpan.FromMinutes(1);
        for (var i = 0; i < 10; i++)
            Answer(TimeSpan.FromSeconds(5));
        Assert.NotNull(Acquire("heavy", pulls: 30, lists: 30).AskAgainAt);
    }

    [Fact]
    public void The_round_trip_is_not_work_once_it_is_measured()
    {
        Measure(TimeSpan.FromSeconds(4));
        for (var i = 0; i < 20; i++)
            Spend("heavy", TimeSpan.FromSeconds(5));

        // 20 answers of 1 s of work each.
        Granted(Acquire("heavy", pulls: 30, lists: 30));
    }

    [Fact]
    public void A_faster_answer_lowers_the_round_trip_and_a_slower_measurement_does_not_raise_it()
    {
        Measure(TimeSpan.FromSeconds(4));
        Spend("heavy", TimeSpan.FromSeconds(1), answered: true);
        Measure(TimeSpan.FromSeconds(4.5));
        for (var i = 0; i < 14; i++)
            Spend("heavy", TimeSpan.FromSeconds(5));

        Assert.NotNull(Acquire("heavy", pulls: 30, lists: 30).AskAgainAt);
    }

    [Fact]
    public void A_refusal_that_came_fast_says_nothing_of_the_round_trip()
    {
        Measure(TimeSpan.FromSeconds(4));
        Spend("heavy", TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 20; i++)
            Spend("heavy", TimeSpan.FromSeconds(5));

        Granted(Acquire("heavy", pulls: 30, lists: 30));
    }

    [Fact]
    public void The_round_trip_is_wanted_every_half_minute_in_which_there_is_much_to_do()
    {
        Assert.False(Acquire("s").MeasureRoundTrip);
        Spend("s", TimeSpan.FromSeconds(5));
        Assert.True(Acquire("s").MeasureRoundTrip);
        Assert.False(Acquire("s").MeasureRoundTrip);
        _now += TimeSpan.FromSeconds(20);
        Measure(TimeSpan.FromMilliseconds(100));
        _now += TimeSpan.FromSeconds(29);
        Assert.False(Acquire("s").MeasureRoundTrip);
        _now += TimeSpan.FromSeconds(1);
        Assert.True(Acquire("s").MeasureRoundTrip);
        _now += TimeSpan.FromSeconds(31);
        Assert.False(Acquire("s").MeasureRoundTrip);
    }

    [Fact]
    public void The_first_answers_are_judged_by_what_later_ones_tell()
    {
        // A busy machine: the first five answers took ten times as long as they should have.
        for (var i = 0; i < 5; i++)
            Answer(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 10; i++)
            Answer(TimeSpan.FromSeconds(0.5));

        // 15 answers of 0.5 s each leave room for many more; with five of 5 s there were none.
        for (var i = 0; i < 50; i++)
            Answer(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void When_GitHub_has_refused_for_other_than_points_all_time_counts_as_work()
    {
        for (var i = 0; i < 10; i++)
            Answer(TimeSpan.FromSeconds(0.5));
        for (var i = 0; i < 10; i++)
            Answer(TimeSpan.FromSeconds(5));
        _budget.Settle(new RequestReceipt { Grant = Acquire("heavy").Id, Remaining = 4_000, BlockedUntil = _now }, _now);

        Assert.NotNull(Acquire("heavy", pulls: 30, lists: 30).AskAgainAt);
    }

    [Fact]
    public void Sessions_that_are_at_work_or_wait_share_the_places_in_flight()
    {
        for (var i = 0; i < 15; i++)
        {
            Spend("first", TimeSpan.FromSeconds(0.3));
            Spend("second", TimeSpan.FromSeconds(0.3));
        }

        for (var i = 0; i < 20; i++)
            Granted(Acquire("first"));
        for (var i = 0; i < 4; i++)
            Granted(Acquire("second"));
        Assert.NotNull(Acquire("second").AskAgainAt);

        // A place that becomes free is the second one's until both hold as many.
        _budget.Settle(new RequestReceipt { Grant = 31, ResponseTime = TimeSpan.Zero }, _now);
        Assert.NotNull(Acquire("first").AskAgainAt);
        Granted(Acquire("second"));
    }

    [Theory]
    [InlineData(GitHubApi.GraphQL, 1500)]
    [InlineData(GitHubApi.Rest, 800)]
    public void Requests_stay_below_the_limit_of_a_minute(GitHubApi api, int most)
    {
        var start = _now;
        for (var i = 0; i < most; i++)
        {
            Settle(_budget.Acquire(new RequestNeed($"s{i}", api, 0, 0), _now));
            _now += TimeSpan.FromMilliseconds(1);
        }

        var refused = _budget.Acquire(new RequestNeed("late", api, 0, 0), _now);
        Assert.Equal(start.AddMinutes(1), refused.AskAgainAt);
        Granted(_budget.Acquire(new RequestNeed("other", api == GitHubApi.Rest ? GitHubApi.GraphQL : GitHubApi.Rest, 0, 0), _now));
    }

    [Fact]
    public void A_quota_that_is_told_smaller_and_to_be_full_again_sooner_is_obeyed_and_an_answer_of_a_period_that_is_over_is_not()
    {
        Tell(4_900, _now.AddHours(1));
        Tell(1, _now.AddSeconds(5));
        Granted(Acquire("one"));
        Assert.Equal(_now.AddMilliseconds(250), Acquire("two").AskAgainAt);

        _now += TimeSpan.FromSeconds(6);
        Tell(20, _now.AddSeconds(5));
        Tell(0, _now.AddSeconds(-1));
        Granted(Acquire("three"));
    }

    private RequestGrant Acquire(string session, int pulls = 0, int lists = 0) => _budget.Acquire(new RequestNeed(session, GitHubApi.GraphQL, pulls, lists), _now);

    private void Settle(RequestGrant grant) => _budget.Settle(new RequestReceipt { Grant = grant.Id, ResponseTime = TimeSpan.Zero }, _now);

    private void Tell(int remaining, DateTimeOffset resetAt) =>
        _budget.Settle(new RequestReceipt { Grant = Acquire("told").Id, ResponseTime = TimeSpan.Zero, Answered = true, Remaining = remaining, ResetAt = resetAt }, _now);

    private void Spend(string session, TimeSpan time, bool answered = false)
    {
        var grant = Acquire(session);
        Granted(grant);
        _budget.Settle(new RequestReceipt { Grant = grant.Id, ResponseTime = time, Answered = answered, PullRequests = 1 }, _now);
    }

    private void Answer(TimeSpan time)
    {
        var grant = Acquire("heavy", pulls: 30, lists: 30);
        Granted(grant);
        _budget.Settle(new RequestReceipt { Grant = grant.Id, ResponseTime = time, Answered = true, PullRequests = 30, FileLists = 30 }, _now);
    }

    private void Measure(TimeSpan time) => _budget.Settle(new RequestReceipt { Grant = Acquire("m").Id, ResponseTime = time, Answered = true }, _now);

    private static void Granted(RequestGrant grant) => Assert.True(grant.Id > 0, $"It must wait until {grant.AskAgainAt:O}.");
}
