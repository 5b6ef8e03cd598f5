using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

public sealed class RateLimitTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(200)]
    public async Task Predecessor_fault_03_retry_after_is_obeyed_to_the_second_and_told(int status)
    {
        await using var gitHub = await StartAsync();
        gitHub.StandIn.Faults.Add(status == 200
            ? new Fault { Times = 1, Status = 200, Body = """{"data":null,"errors":[{"message":"You have exceeded a secondary rate limit."}]}""", Headers = Header("retry-after", "90") }
            : new Fault { Times = 1, Secondary = true, Status = status, RetryAfter = TimeSpan.FromSeconds(90) });
        var start = _time.GetUtcNow();

        var listing = gitHub.ListAsync("ada");
        Assert.Equal(start.AddSeconds(90), await NextWaitAsync(gitHub));
        await _time.WhenArmedAsync(1);
        _time.Advance(TimeSpan.FromSeconds(89.9));
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(5, (await listing).PullRequests.Count);
        Assert.Null(await NextWaitAsync(gitHub));
        Assert.Equal((2, 0), (gitHub.StandIn.Stats.Calls, gitHub.StandIn.Stats.LimitViolations));
    }

    [Fact]
    public async Task A_503_that_names_an_instant_is_waited_for_as_well()
    {
        await using var gitHub = await StartAsync();
        gitHub.StandIn.Faults.Add(new Fault { Times = 1, Status = 503, Headers = Header("retry-after", "30") });
        var start = _time.GetUtcNow();

        var listing = gitHub.ListAsync("ada");
        await PassRetryPauseAsync(gitHub);
        Assert.Equal(start.AddSeconds(30), await NextWaitAsync(gitHub));
        await _time.WhenArmedAsync(1);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(5, (await listing).PullRequests.Count);
    }

    [Fact]
    public async Task Without_points_left_nothing_is_asked_until_the_reset()
    {
        await using var gitHub = await StartAsync(new LimitOptions { GraphQL = 1 });
        await gitHub.ListAsync("ada");
        var reset = _time.GetUtcNow().AddHours(1);

        var again = gitHub.ListAsync("ada");
        Assert.Equal(reset, await NextWaitAsync(gitHub));
        await _time.WhenArmedAsync(1);
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(5, (await again).PullRequests.Count);
        Assert.Equal((0, 0), (gitHub.StandIn.Stats.LimitsHit, gitHub.StandIn.Stats.LimitViolations));
    }

    [Fact]
    public async Task An_answer_that_says_rate_limited_is_no_failure()
    {
        await using var gitHub = await StartAsync(new LimitOptions { GraphQL = 1 });
        gitHub.StandIn.Tokens.Add("ghp_another_of_the_same_user", "tester");
        await gitHub.ListAsync("ada");
        var reset = _time.GetUtcNow().AddHours(1);

        // This token's budget does not know yet that the account has no points left.
        var again = GitHubAtWork.ListAsync(gitHub.Open(gitHub.Tokens.Protect("ghp_another_of_the_same_user")), "ada");
        Assert.Equal(reset, await NextWaitAsync(gitHub));
        await _time.WhenArmedAsync(1);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(5, (await again).PullRequests.Count);
        Assert.Equal((1, 0), (gitHub.StandIn.Stats.LimitsHit, gitHub.StandIn.Stats.LimitViolations));
    }

    [Fact]
    public async Task Requests_that_wait_in_line_obey_a_limit_that_another_one_met()
    {
        await using var gitHub = await StartAsync();
        gitHub.StandIn.World.AddGenerated("bob", 5, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Times = 1, Secondary = true, RetryAfter = TimeSpan.FromMinutes(2) });
        var first = gitHub.ListAsync("ada");
        await NextWaitAsync(gitHub);

        var second = gitHub.ListAsync("bob");
        Assert.Equal(_time.GetUtcNow().AddMinutes(2), await NextWaitAsync(gitHub));
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
        await _time.WhenArmedAsync(2);
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(5, (await first).PullRequests.Count);
        Assert.Equal(5, (await second).PullRequests.Count);
        Assert.Equal(0, gitHub.StandIn.Stats.LimitViolations);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        await using var gitHub = await StartAsync();
        gitHub.StandIn.Faults.Add(new Fault { Secondary = true, RetryAfter = TimeSpan.FromMinutes(2) });
        using var cancelling = new CancellationTokenSource();

        var finding = gitHub.Open().FindSubjectAsync("ada", cancelling.Token);
        await NextWaitAsync(gitHub);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding);
    }

    private async Task<GitHubAtWork> StartAsync(LimitOptions? limits = null)
    {
        var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Time = _time, Limits = limits ?? new LimitOptions() });
        gitHub.StandIn.World.AddGenerated("ada", 5, until: GitHubAtWork.Until);
        return gitHub;
    }

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };

    private static Task<DateTimeOffset?> NextWaitAsync(GitHubAtWork gitHub) => gitHub.Waits.Reader.ReadAsync().AsTask().WaitAsync(Deadline.Patience);

    // Before the next try, which is the one that waits.
    private async Task PassRetryPauseAsync(GitHubAtWork gitHub)
    {
        using var deadline = new CancellationTokenSource(Deadline.Patience);
        while (!gitHub.Waits.Reader.TryPeek(out _))
        {
            _time.AdvanceWhenIdle(gitHub.StandIn, TimeSpan.FromSeconds(0.1));
            await Task.Delay(1, deadline.Token);
        }
    }
}
