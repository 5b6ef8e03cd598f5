using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

public sealed class AccessTests : StandInTests
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        GitHub.World.AddGenerated("busy", 4, repositories: 2);
        GitHub.World.SetPrivate("busy-works/part-1");
        GitHub.Tokens.Add("sees-all", "busy", "repo");
    }

    [Theory]
    [InlineData(GitHubStandIn.DefaultToken, 2, HttpStatusCode.NotFound)]
    [InlineData("sees-all", 4, HttpStatusCode.OK)]
    public async Task Private_repositories_show_to_tokens_with_the_scope_only(string token, int count, HttpStatusCode status)
    {
        using var client = new Client(GitHub, token);
        var hidden = GitHub.World.PullRequest("busy-works/part-1", 1)!.Id;

        var answer = await client.QueryAsync("""
            query All($id: ID!) {
              search(type: ISSUE, query: "is:pr author:busy", first: 10) { issueCount }
              user(login: "busy") { pullRequests(first: 10) { totalCount } }
              node(id: $id) { id }
            }
            """, new { id = hidden });

        Assert.Equal((count, count), (answer.Number("data.search.issueCount"), answer.Number("data.user.pullRequests.totalCount")));
        Assert.Equal(count == 4, answer.At("data.node").ValueKind != JsonValueKind.Null);
        Assert.Equal(status, (await client.GetAsync("repos/busy-works/part-1/pulls/1/files")).StatusCode);
        Assert.Equal(count, (await client.GetJsonAsync("search/issues?q=author:busy")).Number("total_count"));
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_is_answered_with_401()
    {
        using var client = new Client(GitHub, "sees-all");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("user")).StatusCode);

        Assert.True(GitHub.Tokens.Revoke("sees-all"));

        Assert.Equal("Bad credentials", (await client.GetJsonAsync("user")).Text("message"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendQueryAsync("{ viewer { login } }")).StatusCode);
        Assert.Equal(2, GitHub.Stats.BadTokens);
    }

    [Fact]
    public async Task Without_credentials_REST_answers_what_is_public_and_GraphQL_nothing()
    {
        using var client = new Client(GitHub, token: null);

        Assert.Equal("60", (await client.GetAsync("users/busy")).Headers.GetValues("x-ratelimit-limit").Single());
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("user")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendQueryAsync("{ viewer { login } }")).StatusCode);
    }

    [Fact]
    public async Task The_OAuth_app_calls_without_a_user()
    {
        using var client = new Client(GitHub, token: null);
        client.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("standin-client:standin-secret")));

        var data = await client.DataAsync("{ rateLimit { limit } user(login: \"busy\") { login } }");

        Assert.Equal(5000, data.Number("rateLimit.limit"));
        client.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("standin-client:wrong")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("users/busy")).StatusCode);
    }

    [Fact]
    public async Task A_request_without_a_user_agent_is_refused()
    {
        using var client = new Client(GitHub);
        client.Headers.UserAgent.Clear();

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("user")).StatusCode);
    }

    [Fact]
    public async Task Enterprise_paths_answer_as_well()
    {
        using var client = new Client(GitHub);

        var user = await client.GetJsonAsync("api/v3/users/busy");
        var graphQL = await client.PostAsync("api/graphql", new { query = "{ viewer { login } }" });

        Assert.Equal($"{GitHub.ApiUrl}api/v3/users/busy", user.Text("url"));
        Assert.Equal("tester", (await Client.JsonAsync(graphQL)).Text("data.viewer.login"));
    }
}
