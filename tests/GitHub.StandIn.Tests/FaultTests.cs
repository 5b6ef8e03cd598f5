namespace GitBrag.GitHub.StandIn;

public sealed class FaultTests : StandInTests
{
    private const string ByLogin = "query Profile($login: String!) { user(login: $login) { login } }";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        GitHub.World.AddUser(new WorldUser { Login = "ada" });
        GitHub.World.AddUser(new WorldUser { Login = "bea" });
    }

    [Fact]
    public async Task A_fault_hits_as_often_as_it_says_and_only_what_it_names()
    {
        GitHub.Faults.Add(new Fault
        {
            Operation = "Profile", When = call => call.Variables.Contains("ada", StringComparison.Ordinal), Times = 2, Status = 502, Body = """{"data":null}""",
        });

        var statuses = new List<int>();
        foreach (var login in new[] { "bea", "ada", "ada", "ada" }) statuses.Add((int)(await Client.SendQueryAsync(ByLogin, new { login })).StatusCode);

        Assert.Equal([200, 502, 502, 200], statuses);
        Assert.Equal(2, GitHub.Stats.Faulted);
        Assert.Equal(2, GitHub.Stats.Points);
    }

    [Fact]
    public async Task A_fault_can_answer_200_with_partial_data()
    {
        GitHub.Faults.Add(new Fault { Kind = "graphql", Times = 1, Status = 200, Body = """{"data":{"user":null},"errors":[{"type":"RESOURCE_LIMITS_EXCEEDED","message":"Too much"}]}""" });

        Assert.Equal("RESOURCE_LIMITS_EXCEEDED", (await Client.QueryAsync(ByLogin, new { login = "ada" })).Text("errors.0.type"));
        await Client.DataAsync(ByLogin, new { login = "ada" });
    }

    [Fact]
    public async Task A_fault_can_hit_each_third_request()
    {
        GitHub.Faults.Add(new Fault { Kind = "users", Every = 3, Status = 502 });

        var statuses = new List<int>();
        for (var i = 0; i < 6; i++) statuses.Add((int)(await Client.GetAsync("users/ada")).StatusCode);

        Assert.Equal([200, 200, 502, 200, 200, 502], statuses);
    }

    [Fact]
    public async Task A_fault_can_answer_as_a_proxy_does()
    {
        GitHub.Faults.Add(new Fault { Status = 403, Body = "<html>No</html>", ContentType = "text/html", Bare = true, Times = 1 });

        using var answer = await Client.GetAsync("users/ada");

        Assert.Equal((HttpStatusCode.Forbidden, "text/html", "<html>No</html>"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync()));
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("x-ratelimit", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Corruption.Plain, "gzip")]
    [InlineData(Corruption.Cut, null)]
    [InlineData(Corruption.Garbled, null)]
    [InlineData(Corruption.Unlabelled, null)]
    public async Task A_fault_can_spoil_the_body_of_a_right_answer(Corruption corruption, string? label)
    {
        GitHub.Faults.Add(new Fault { Corrupt = corruption, Encoding = label ?? (corruption == Corruption.Unlabelled ? "gzip" : "identity"), Times = 1 });

        using var spoilt = await Client.GetAsync("users/ada");
        using var right = await Client.GetAsync("users/ada");

        Assert.Equal((HttpStatusCode.OK, label), (spoilt.StatusCode, spoilt.Content.Headers.ContentEncoding.SingleOrDefault()));
        var (body, text) = (await spoilt.Content.ReadAsByteArrayAsync(), await right.Content.ReadAsByteArrayAsync());
        Assert.Equal(corruption == Corruption.Plain, body.SequenceEqual(text));
        Assert.Equal(corruption == Corruption.Cut ? text.Length / 2 : body.Length, body.Length);
    }

    [Fact]
    public async Task A_dropped_connection_is_an_error_to_the_client()
    {
        GitHub.Faults.Add(new Fault { Kind = "users", Times = 1, Drop = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.GetAsync("users/ada"));
        Assert.Equal(HttpStatusCode.OK, (await Client.GetAsync("users/ada")).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_never_comes_does_not_hold_up_the_end()
    {
        var patience = TimeSpan.FromMinutes(1);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        GitHub.Faults.Add(new Fault { Kind = "users", Hang = true, When = _ => arrived.TrySetResult() });
        var asked = Client.GetAsync("users/ada");
        await arrived.Task.WaitAsync(patience);

        await GitHub.DisposeAsync().AsTask().WaitAsync(patience);

        await Assert.ThrowsAsync<HttpRequestException>(() => asked.WaitAsync(patience));
    }

    [Fact]
    public async Task A_secondary_limit_by_fault_holds_as_long_as_it_says()
    {
        var clock = new SteppedClock();
        await using var github = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Time = clock, HoldsClientsToLimits = false });
        using var client = new Client(github);
        github.Faults.Add(new Fault { Times = 1, Secondary = true, RetryAfter = TimeSpan.FromSeconds(5) });

        using var told = await client.GetAsync("user");
        clock.Advance(TimeSpan.FromSeconds(4));
        using var tooSoon = await client.GetAsync("user");
        clock.Advance(TimeSpan.FromSeconds(1));
        using var inTime = await client.GetAsync("user");

        Assert.Equal("5", told.Headers.GetValues("retry-after").Single());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (tooSoon.StatusCode, inTime.StatusCode));
        Assert.Equal(1, github.Stats.LimitViolations);
    }

    [Fact]
    public async Task A_rate_never_hits_the_same_request_three_times_in_a_row()
    {
        GitHub.Faults.Add(new Fault { Rate = 0.999, Status = 500 });
        var statuses = new List<int>();
        for (var i = 0; i < 30; i++) statuses.Add((int)(await Client.GetAsync("users/ada")).StatusCode);

        Assert.Contains(500, statuses);
        Assert.All(Enumerable.Range(0, 28), i => Assert.Contains(200, statuses.Skip(i).Take(3)));
    }

    [Fact]
    public async Task A_rate_hits_the_same_requests_after_every_reset()
    {
        var first = await StatusesAsync();
        var second = await StatusesAsync();

        Assert.Equal(first, second);
        Assert.InRange(first.Count(status => status == 500), 5, 25);

        async Task<List<int>> StatusesAsync()
        {
            GitHub.Reset();
            GitHub.Faults.Add(new Fault { Rate = 0.3, Status = 500 });
            var statuses = new List<int>();
            for (var i = 0; i < 50; i++) statuses.Add((int)(await Client.GetAsync("users/ada")).StatusCode);
            return statuses;
        }
    }
}
