namespace GitBrag.GitHub.StandIn;

public sealed class LimitTests
{
    private const string Viewer = "query Who { viewer { login } }";
    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task Spent_points_are_refused_until_the_window_ends()
    {
        await using var github = await StartAsync(new LimitOptions { GraphQL = 2 });
        using var client = new Client(github);
        await client.DataAsync(Viewer);
        await client.DataAsync(Viewer);

        using var refused = await client.SendQueryAsync(Viewer);

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal("0", refused.Headers.GetValues("x-ratelimit-remaining").Single());
        Assert.Equal((_clock.GetUtcNow() + TimeSpan.FromHours(1)).ToUnixTimeSeconds().ToString(), refused.Headers.GetValues("x-ratelimit-reset").Single());
        Assert.Equal("RATE_LIMITED", (await Client.JsonAsync(refused)).Text("errors.0.type"));
        _clock.Advance(TimeSpan.FromHours(1));
        await client.DataAsync(Viewer);
        Assert.Equal((1, 0), (github.Stats.LimitsHit, github.Stats.LimitViolations));
    }

    [Fact]
    public async Task Going_on_over_a_second_after_a_refusal_is_a_violation()
    {
        await using var github = await StartAsync(new LimitOptions { Core = 1 });
        using var client = new Client(github);
        foreach (var wait in new[] { 0.0, 0.0, 0.9, 0.3 })
        {
            _clock.Advance(TimeSpan.FromSeconds(wait));
            await client.GetAsync("user");
        }

        Assert.Equal((3, 1), (github.Stats.LimitsHit, github.Stats.LimitViolations));
    }

    [Fact]
    public async Task All_tokens_of_an_account_share_its_quota()
    {
        await using var github = await StartAsync(new LimitOptions { Core = 1 });
        github.Tokens.Add("second", "Tester");
        github.Tokens.Add("other", "somebody-else");
        using var first = new Client(github);
        using var second = new Client(github, "second");
        using var other = new Client(github, "other");

        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("user")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.GetAsync("user")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("user")).StatusCode);
    }

    [Fact]
    public async Task More_than_the_allowed_requests_in_flight_bring_the_secondary_limit()
    {
        await using var github = await StartAsync(new LimitOptions { MaxConcurrent = 2 });
        using var client = new Client(github);
        var (both, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = 0;
        github.BeforeAnswer = _ =>
        {
            if (Interlocked.Increment(ref held) == 2) both.SetResult();
            return release.Task;
        };
        var running = new[] { client.DataAsync(Viewer), client.DataAsync(Viewer) };
        await both.Task.WaitAsync(TimeSpan.FromSeconds(30));

        using var refused = await client.SendQueryAsync(Viewer);
        release.SetResult();
        await Task.WhenAll(running);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("60", refused.Headers.GetValues("retry-after").Single());
        Assert.Equal(2, github.Stats.MaxInFlight);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("user")).StatusCode);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("user")).StatusCode);
    }

    [Fact]
    public async Task A_client_that_sends_its_next_request_on_an_answer_stays_within_the_limit()
    {
        await using var github = await StartAsync(new LimitOptions { MaxConcurrent = 4 });
        using var client = new Client(github);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 50; i++) await client.DataAsync(Viewer);
        }));

        Assert.Equal(0, github.Stats.LimitsHit);
    }

    [Fact]
    public async Task Too_many_requests_in_a_minute_bring_the_secondary_limit()
    {
        await using var github = await StartAsync(new LimitOptions { RestPointsPerMinute = 3 });
        using var client = new Client(github);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("user")).StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("user")).StatusCode);
        Assert.Equal(1, github.Stats.LimitsHit);
    }

    [Fact]
    public async Task GraphQL_work_beyond_what_a_minute_allows_brings_the_secondary_limit()
    {
        await using var github = await GitHubStandIn.StartAsync(new GitHubStandInOptions
        {
            Latency = new Latency { FileList = TimeSpan.FromMilliseconds(1) },
            Limits = new LimitOptions { GraphQLWorkPerMinute = TimeSpan.FromMilliseconds(9) },
        });
        github.World.AddGenerated("busy", 10);
        using var client = new Client(github);
        const string Files = "{ user(login: \"busy\") { pullRequests(first: 10) { nodes { files(first: 1) { totalCount } } } } }";

        await client.DataAsync(Files);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendQueryAsync(Files)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("user")).StatusCode);
    }

    [Fact]
    public async Task A_query_that_would_take_too_long_is_cut_off_and_costs_more()
    {
        await using var github = await GitHubStandIn.StartAsync(new GitHubStandInOptions
        {
            Latency = new Latency { FileList = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromMilliseconds(20) },
        });
        github.World.AddGenerated("busy", 1);
        using var client = new Client(github);

        using var cut = await client.SendQueryAsync("{ user(login: \"busy\") { pullRequests(first: 1) { nodes { files(first: 1) { totalCount } } } } }");

        Assert.Equal(HttpStatusCode.BadGateway, cut.StatusCode);
        Assert.Equal("11", cut.Headers.GetValues("x-ratelimit-used").Single());
    }

    [Fact]
    public async Task A_conditional_request_that_finds_nothing_new_is_free()
    {
        await using var github = await StartAsync(new LimitOptions());
        using var client = new Client(github);
        var etag = (await client.GetAsync("user")).Headers.ETag!;
        client.Headers.IfNoneMatch.Add(etag);

        using var same = await client.GetAsync("user");
        github.World.AddUser(github.World.User("tester")! with { Bio = "New" });
        using var changed = await client.GetAsync("user");

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal("1", same.Headers.GetValues("x-ratelimit-used").Single());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(1, github.Stats.NotModified);
    }

    [Fact]
    public async Task A_reset_gives_fresh_limits_of_the_sizes_asked_for()
    {
        await using var github = await StartAsync(new LimitOptions { Core = 1 });
        using var client = new Client(github);
        await client.GetAsync("user");
        await client.GetAsync("user");

        github.Reset(new LimitOptions { Core = 7 });

        Assert.Equal("6", (await client.GetAsync("user")).Headers.GetValues("x-ratelimit-remaining").Single());
        Assert.Equal((1, 0), (github.Stats.Calls, github.Stats.LimitsHit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_breaks_limits_makes_the_end_of_its_test_fail(bool isTold)
    {
        var limits = isTold ? new LimitOptions { Core = 1, CoreWindow = TimeSpan.FromHours(1) } : new LimitOptions();
        var github = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Time = _clock, Limits = limits });
        using (var client = new Client(github))
        {
            for (var call = 0; call <= limits.RestPointsPerMinute && call <= limits.Core; call++)
                await client.GetAsync("user");
            Assert.Equal(isTold ? null : "1 requests were refused by limits that are GitHub's own.", github.BrokenLimits);
            _clock.Advance(TimeSpan.FromSeconds(2));
            await client.GetAsync("user");
        }

        github.ResetStats();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await github.DisposeAsync());
        Assert.Contains("although GitHub had said to wait", failure.Message, StringComparison.Ordinal);
    }

    private Task<GitHubStandIn> StartAsync(LimitOptions limits) => GitHubStandIn.StartAsync(new GitHubStandInOptions { Time = _clock, Limits = limits, HoldsClientsToLimits = false });
}
