namespace GitBrag.GitHub.StandIn;

public sealed class ControlTests
{
    [Fact]
    public async Task Another_process_can_change_the_world_and_read_the_counts()
    {
        await using var github = await GitHubStandIn.StartAsync();
        using var client = new Client(github);

        await OkAsync("generate", new { login = "busy", count = 5, repositories = 1, until = "2026-06-01T00:00:00Z" });
        await OkAsync("pull", new { repository = "busy-works/part-0", number = 99, author = "busy", created_at = "2026-05-01T00:00:00Z", files = new[] { new { path = "a.cs", additions = 2, deletions = 1 } } });
        await OkAsync("repo", new { full_name = "busy-works/part-0", is_private = true });
        await OkAsync("token", new { token = "t", login = "busy", scopes = new[] { "repo" } });
        await OkAsync("faults", new[] { new { kind = "user", times = 1, status = 503, body = new { message = "busy" } } });

        using var busy = new Client(github, "t");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await busy.GetAsync("user")).StatusCode);
        Assert.Equal(6, (await busy.DataAsync("query Count { viewer { pullRequests(first: 1) { totalCount } } }")).Number("viewer.pullRequests.totalCount"));
        var stats = await client.GetJsonAsync("_standin/stats");
        Assert.Equal((2, 1, 1, 1), (stats.Number("calls"), stats.Number("by_kind.graphql"), stats.Number("operations.Count"), stats.Number("faulted")));
        Assert.True((await Client.JsonAsync(await client.PostAsync("_standin/remove", new { repository = "busy-works/part-0" }))).GetProperty("removed").GetBoolean());
        await OkAsync("reset", new { core = 9 });
        Assert.Equal("8", (await client.GetAsync("user")).Headers.GetValues("x-ratelimit-remaining").Single());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("_standin/repo", new { full_name = "no-slash" })).StatusCode);

        async Task OkAsync(string control, object body) => Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"_standin/{control}", body)).StatusCode);
    }

    [Fact]
    public async Task Every_GraphQL_call_is_kept_with_its_variables_and_file_lists()
    {
        await using var github = await GitHubStandIn.StartAsync();
        var pulls = github.World.AddGenerated("busy", 3, repositories: 1);
        using var client = new Client(github);

        await client.DataAsync("query Lists($ids: [ID!]!) { nodes(ids: $ids) { ... on PullRequest { files(first: 1) { totalCount } } } }", new { ids = new[] { pulls[2].Id, pulls[0].Id } });

        var call = Assert.Single(github.Stats.GraphQLCalls);
        Assert.Equal(("Lists", "tester", 1, 2, 200), (call.OperationName, call.Login, call.Points, call.PullRequests, call.Status));
        Assert.Equal($$"""{"ids":["{{pulls[2].Id}}","{{pulls[0].Id}}"]}""", call.Variables);
        Assert.Equal([pulls[2].Key, pulls[0].Key], call.FileLists);
    }

    [Fact]
    public async Task An_answer_can_be_held_until_the_test_lets_it_go()
    {
        await using var github = await GitHubStandIn.StartAsync();
        using var client = new Client(github);
        var (arrived, release) = (new TaskCompletionSource<GitHubCall>(), new TaskCompletionSource());
        github.BeforeAnswer = call =>
        {
            arrived.SetResult(call);
            return release.Task;
        };

        var asked = client.GetAsync("users/tester");
        var held = await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(("users", 0, false), (held.Kind, held.Status, asked.IsCompleted));
        release.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await asked).StatusCode);
        Assert.Equal(200, held.Status);
    }

    [Theory]
    [InlineData("--prot 1", "There is no option --prot; --help lists them.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port 70000", "--port takes numbers from 0 to 65535, not '70000'.")]
    [InlineData("--generate busy", "--generate takes LOGIN:COUNT[:REPOS[:DAYS[:MAXFILES]]], not 'busy'.")]
    [InlineData("--generate busy:many", "--generate takes numbers from 0 to 1000000, not 'many'.")]
    [InlineData("--until soon", "--until takes an instant such as 2026-01-31T12:00:00Z, not 'soon'.")]
    [InlineData("--latency slow", "--latency is none or github, not 'slow'.")]
    [InlineData("--token t", "--token takes TOKEN:LOGIN[:SCOPE,SCOPE], not 't'.")]
    public void A_wrong_option_is_named(string arguments, string message) =>
        Assert.Equal(message, Assert.Throws<CommandLineException>(() => CommandLine.Parse(arguments.Split(' '))).Message);

    [Fact]
    public void The_options_say_what_to_serve()
    {
        var command = CommandLine.Parse(["--port", "0", "--demo", "--generate", "busy:2500:40", "--token", "t:me:repo,read:user", "--latency", "none"]);

        Assert.Equal((0, true, Latency.None), (command.Port, command.IsDemo, command.Latency));
        Assert.Equal(new GenerateOrder("busy", 2500, 40), Assert.Single(command.Generated));
        Assert.Equal(["repo", "read:user"], Assert.Single(command.Tokens).Scopes);
    }
}
