using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

public sealed class QueryTests : StandInTests
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        GitHub.World.AddGenerated("busy", 3, repositories: 1);
    }

    [Theory]
    [InlineData("{ user(login: \"busy\") { loginn } }", "undefinedField", "Field 'loginn' doesn't exist on type 'User'")]
    [InlineData("{ user(login: \"busy\", size: 3) { login } }", "argumentNotAccepted", "Field 'user' doesn't accept argument 'size'")]
    [InlineData("{ user { login } }", "missingRequiredArguments", "Field 'user' is missing required arguments: login")]
    [InlineData("{ user(login: 7) { login } }", "argumentLiteralsIncompatible", "Argument 'login' on Field 'user' has an invalid value (7). Expected type 'String!'.")]
    [InlineData("{ search(type: \"ISSUE\", query: \"x\", first: 1) { issueCount } }", "argumentLiteralsIncompatible", null)]
    [InlineData("query Q { user(login: $who) { login } }", "variableNotDefined", "Variable $who is used by Q but not declared")]
    [InlineData("query Q($who: String!) { viewer { login } }", "variableNotUsed", "Variable $who is declared by Q but not used")]
    [InlineData("query Q($who: ID!) { user(login: $who) { login } }", "variableMismatch", "Type mismatch on variable $who and argument login (ID! / String!)")]
    [InlineData("query Q($who: String) { user(login: $who) { login } }", "variableMismatch", null)]
    [InlineData("{ viewer }", "selectionMismatch", null)]
    [InlineData("{ viewer { login { x } } }", "selectionMismatch", null)]
    [InlineData("{ viewer { ...Missing } }", "useAndDefineFragment", "Fragment Missing was used, but not defined")]
    [InlineData("{ viewer { ... on Repository { name } } }", "cannotSpreadFragment", "Fragment on Repository can't be spread inside User")]
    public async Task A_query_against_the_schema_is_refused_and_noted(string query, string code, string? message)
    {
        var answer = await Client.QueryAsync(query, new { who = "busy" });

        Assert.False(answer.TryGetProperty("data", out _));
        Assert.Equal(code, answer.Text("errors.0.extensions.code"));
        if (message is not null) Assert.Equal(message, answer.Text("errors.0.message"));
        Assert.Contains(answer.Text("errors.0.message")!, GitHub.Stats.InvalidQueries);
        Assert.Equal(0, GitHub.Stats.Points);
    }

    [Fact]
    public async Task Ids_in_both_encodings_lead_to_the_node()
    {
        var pull = GitHub.World.AddPullRequest(new WorldPullRequest { Repository = "a/b", Number = 1, Author = "ada", CreatedAt = DateTimeOffset.UnixEpoch });
        GitHub.World.WritesNewIds = true;
        const string query = "query N($ids: [ID!]!) { nodes(ids: $ids) { id } }";

        var written = (await Client.DataAsync(query, new { ids = new[] { pull.Id } })).Text("nodes.0.id")!;
        var both = await Client.DataAsync(query, new { ids = new[] { pull.Id, written } });

        Assert.NotEqual(pull.Id, written);
        Assert.Equal((written, written), (both.Text("nodes.0.id"), both.Text("nodes.1.id")));
    }

    [Fact]
    public async Task Totals_may_contradict_the_files()
    {
        GitHub.World.AddPullRequest(new WorldPullRequest
        {
            Repository = "a/b", Number = 1, Author = "ada", CreatedAt = DateTimeOffset.UnixEpoch, Files = [new WorldFile("a", 1, 2)], Additions = 412_345, ChangedFiles = 0,
        });

        var pull = await Client.DataAsync("""{ repository(owner: "a", name: "b") { pullRequest(number: 1) { additions deletions changedFiles files(first: 1) { totalCount } } } }""");

        Assert.Equal((412_345, 2, 0, 1), (
            pull.Number("repository.pullRequest.additions"), pull.Number("repository.pullRequest.deletions"),
            pull.Number("repository.pullRequest.changedFiles"), pull.Number("repository.pullRequest.files.totalCount")));
    }

    [Fact]
    public async Task A_query_that_is_no_GraphQL_is_refused_with_its_place()
    {
        var answer = await Client.QueryAsync("query {\n  user(login: \"x\" { id } }");

        Assert.Equal((2, 19), (answer.Number("errors.0.locations.0.line"), answer.Number("errors.0.locations.0.column")));
    }

    [Fact]
    public async Task Aliases_fragments_defaults_and_type_names_work_together()
    {
        var data = await Client.DataAsync("""
            # one query as clients write them
            query All($login: String = "busy", $states: [PullRequestState!], $count: Int = 1) {
              me: viewer { __typename login }
              user(login: $login) { ...Counts merged: pullRequests(first: $count, states: $states) { nodes { state } } }
              user(login: $login) { login }
              repositoryOwner(login: "busy-works") { __typename login ... on Organization { name } ... on User { bio } }
            }
            fragment Counts on User { all: pullRequests(first: $count) { totalCount } }
            """, new { states = new[] { "MERGED" } });

        Assert.Equal(("User", "tester"), (data.Text("me.__typename"), data.Text("me.login")));
        Assert.Equal(3, data.Number("user.all.totalCount"));
        Assert.Equal("MERGED", data.Text("user.merged.nodes.0.state"));
        Assert.Equal("busy", data.Text("user.login"));
        Assert.Equal("""{"__typename":"Organization","login":"busy-works","name":"busy-works"}""", data.At("repositoryOwner").GetRawText());
    }

    [Fact]
    public async Task What_is_not_found_becomes_null_beside_what_is()
    {
        var id = GitHub.World.PullRequest("busy-works/part-0", 1)!.Id;

        var answer = await Client.QueryAsync("query N($ids: [ID!]!) { nodes(ids: $ids) { id } user(login: \"nobody\") { id } }", new { ids = new[] { "PR_gone", id } });

        Assert.Equal(JsonValueKind.Null, answer.At("data.nodes.0").ValueKind);
        Assert.Equal(id, answer.Text("data.nodes.1.id"));
        Assert.Equal(["NOT_FOUND", "NOT_FOUND"], answer.GetProperty("errors").EnumerateArray().Select(e => e.Text("type")));
        Assert.Equal("""["nodes",0]""", answer.At("errors.0.path").GetRawText());
    }

    [Fact]
    public async Task Over_a_hundred_ids_are_refused()
    {
        var answer = await Client.QueryAsync("query N($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat("x", 101) });

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").ValueKind);
        Assert.Contains("100 node ids", answer.Text("errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stargazers_are_forbidden_and_take_their_repository_with_them()
    {
        var answer = await Client.QueryAsync("""
            { viewer { login } repository(owner: "busy-works", name: "part-0") { stargazerCount stargazers(first: 1) { totalCount } } }
            """);

        Assert.Equal("FORBIDDEN", answer.Text("errors.0.type"));
        Assert.Equal(JsonValueKind.Null, answer.At("data.repository").ValueKind);
        Assert.Equal("tester", answer.Text("data.viewer.login"));
    }

    [Fact]
    public async Task Stargazers_are_shown_to_the_owner_newest_first()
    {
        var created = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);
        GitHub.World.AddRepository(new WorldRepository { FullName = "tester/own", StarredAt = [created, created.AddDays(2), created.AddDays(1)] });

        var data = await Client.DataAsync("""
            { repository(owner: "tester", name: "own") { stargazerCount
              stargazers(first: 1, orderBy: {field: STARRED_AT, direction: DESC}) { totalCount pageInfo { hasNextPage } edges { starredAt } } } }
            """);

        Assert.Equal((3, 3), (data.Number("repository.stargazerCount"), data.Number("repository.stargazers.totalCount")));
        Assert.True(data.At("repository.stargazers.pageInfo.hasNextPage").GetBoolean());
        Assert.Equal(created.AddDays(2), data.At("repository.stargazers.edges.0.starredAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_hidden_file_list_is_null_and_the_totals_stay()
    {
        var pull = GitHub.World.PullRequest("busy-works/part-0", 1)!;
        GitHub.World.AddPullRequest(pull with { HidesFiles = true });

        var data = await Client.DataAsync("query N($id: ID!) { node(id: $id) { ... on PullRequest { changedFiles files(first: 1) { totalCount } } } }", new { id = pull.Id });

        Assert.Equal(JsonValueKind.Null, data.At("node.files").ValueKind);
        Assert.Equal(pull.Files.Count, data.Number("node.changedFiles"));
    }

    [Theory]
    [InlineData("pullRequests(first: 100) { nodes { files(first: 100) { totalCount } } }", 1, 10_100)]
    [InlineData("pullRequests(first: 100) { nodes { a: files(first: 100) { totalCount } b: files(first: 50) { totalCount } } }", 2, 15_100)]
    [InlineData("login", 1, 0)]
    public async Task A_query_costs_a_point_for_a_hundred_connections(string fields, int cost, int nodes)
    {
        var data = await Client.DataAsync($"{{ rateLimit {{ cost nodeCount remaining }} user(login: \"busy\") {{ {fields} }} }}");

        Assert.Equal((cost, nodes, 5000 - cost), (data.Number("rateLimit.cost"), data.Number("rateLimit.nodeCount"), data.Number("rateLimit.remaining")));
        Assert.Equal(cost, GitHub.Stats.Points);
    }

    [Fact]
    public async Task A_query_for_over_500000_nodes_is_refused()
    {
        var files = string.Concat(Enumerable.Range(0, 50).Select(i => $"f{i}: files(first: 100) {{ totalCount }} "));

        var answer = await Client.QueryAsync($"{{ user(login: \"busy\") {{ pullRequests(first: 100) {{ nodes {{ {files} }} }} }} }}");

        Assert.Equal("MAX_NODE_LIMIT_EXCEEDED", answer.Text("errors.0.type"));
        Assert.Contains("500,100", answer.Text("errors.0.message"), StringComparison.Ordinal);
    }
}
