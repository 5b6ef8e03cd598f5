using GitBrag.GitHub.Rest;
using GitBrag.GitHub.Budgets;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.Tests.Credentials;

public sealed class CredentialWaitTests
{
    private readonly CredentialBudget _budget = new(null, 0);
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_granted_before_the_instant_that_GitHub_named()
    {
        Settle(new RequestReceipt { Grant = Acquire().Id, BlockedUntil = _now.AddSeconds(30) });

        Assert.Equal(_now.AddSeconds(30), Acquire().AskAgainAt);
        _now += TimeSpan.FromSeconds(29.999);
        Assert.NotNull(Acquire().AskAgainAt);
        _now += TimeSpan.FromSeconds(0.001);
        Assert.Null(Acquire().AskAgainAt);
    }

    [Fact]
    public void Of_two_instants_the_later_one_counts()
    {
        var (one, other) = (Acquire(), Acquire());
        Settle(new RequestReceipt { Grant = one.Id, BlockedUntil = _now.AddSeconds(30) });
        Settle(new RequestReceipt { Grant = other.Id, BlockedUntil = _now.AddSeconds(10) });

        Assert.Equal(_now.AddSeconds(30), Acquire().AskAgainAt);
    }

    [Fact]
    public void A_refusal_without_an_instant_means_a_minute_and_every_further_one_twice_as_long()
    {
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Settle(new RequestReceipt { Grant = Acquire().Id, BlockedWithoutInstant = true });
            Assert.Equal(_now.AddMinutes(minutes), Acquire().AskAgainAt);
            _now += TimeSpan.FromMinutes(minutes);
        }

        Settle(new RequestReceipt { Grant = Acquire().Id, Answered = true });
        _now += TimeSpan.FromSeconds(1);
        Settle(new RequestReceipt { Grant = Acquire().Id, Answered = true });
        Settle(new RequestReceipt { Grant = Acquire().Id, BlockedWithoutInstant = true });
        Assert.Equal(_now.AddMinutes(1), Acquire().AskAgainAt);
    }

    [Fact]
    public void Requests_that_were_refused_together_are_one_refusal()
    {
        var grants = Enumerable.Range(0, 10).Select(_ => Acquire()).ToArray();
        _now += TimeSpan.FromSeconds(0.5);
        foreach (var grant in grants)
            Settle(new RequestReceipt { Grant = grant.Id, BlockedWithoutInstant = true });

        Assert.Equal(_now.AddMinutes(1), Acquire().AskAgainAt);
    }

    [Fact]
    public void Without_points_left_the_budget_waits_for_the_reset_by_itself()
    {
        var reset = _now.AddMinutes(40);
        Settle(new RequestReceipt { Grant = Acquire().Id, Answered = true, Remaining = 0, ResetAt = reset });

        Assert.Equal(reset, Acquire().AskAgainAt);
        _now = reset;
        Assert.Null(Acquire().AskAgainAt);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4000, true)]
    [InlineData(null, true)]
    public void Points_of_one_interface_that_are_used_up_do_not_keep_the_other_back(int? remaining, bool saysSo)
    {
        var reset = _now.AddMinutes(50);
        var rest = new RequestNeed("s", GitHubApi.Rest, 0, 0);
        var answer = new GitHubAnswer<AccountData>
        {
            Kind = AnswerKind.RateLimited,
            Limits = new LimitHeaders(remaining, reset, null),
            Errors = saysSo ? [new GraphQLError("RATE_LIMITED", null, null)] : [],
        };

        Settle(Receipts.Of(_budget.Acquire(rest, _now).Id, GitHubApi.Rest, answer, _now));

        Assert.Equal(reset, _budget.Acquire(rest, _now).AskAgainAt);
        _now += TimeSpan.FromSeconds(1);
        Assert.Equal(reset, _budget.Acquire(rest, _now).AskAgainAt);
        Assert.Null(Acquire().AskAgainAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-5)]
    public void A_refusal_for_points_whose_reset_is_past_or_not_told_is_not_repeated_at_once(int? minutes)
    {
        var answer = new GitHubAnswer<AccountData> { Kind = AnswerKind.RateLimited, Limits = new LimitHeaders(0, minutes is { } past ? _now.AddMinutes(past) : null, null) };

        Settle(Receipts.Of(Acquire().Id, GitHubApi.GraphQL, answer, _now));

        Assert.Equal(minutes is null ? _now.AddMinutes(1) : _now.AddSeconds(1), Acquire().AskAgainAt);
    }

    [Fact]
    public void The_last_points_are_not_given_out_twice()
    {
        Settle(new RequestReceipt { Grant = Acquire().Id, Answered = true, Remaining = 2, ResetAt = _now.AddMinutes(40) });

        Assert.Null(Acquire().AskAgainAt);
        Assert.Null(Acquire().AskAgainAt);
        Assert.Equal(_now.AddMilliseconds(250), Acquire().AskAgainAt);
    }

    [Fact]
    public void An_answer_that_was_overtaken_does_not_bring_points_back()
    {
        var (one, other) = (Acquire(), Acquire());
        Settle(new RequestReceipt { Grant = one.Id, Answered = true, Remaining = 0, ResetAt = _now.AddMinutes(40) });
        Settle(new RequestReceipt { Grant = other.Id, Answered = true, Remaining = 1, ResetAt = _now.AddMinutes(40).AddSeconds(1) });

        Assert.NotNull(Acquire().AskAgainAt);
    }

    [Fact]
    public void A_new_hour_brings_new_points()
    {
        Settle(new RequestReceipt { Grant = Acquire().Id, Answered = true, Remaining = 0, ResetAt = _now.AddSeconds(5) });
        _now += TimeSpan.FromSeconds(5);
        Settle(new RequestReceipt { Grant = Acquire().Id, Answered = true, Remaining = 4999, ResetAt = _now.AddHours(1) });

        Assert.Null(Acquire().AskAgainAt);
    }

    private RequestGrant Acquire() => _budget.Acquire(new RequestNeed("s", GitHubApi.GraphQL, 0, 0), _now);

    private void Settle(RequestReceipt receipt) => _budget.Settle(receipt, _now);
}
