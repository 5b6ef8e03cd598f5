namespace GitBrag.GitHub.StandIn;

public sealed class ModeTests : StandInTests
{
    private const string Owner = "query Owner($login: String!) { repositoryOwner(login: $login) { login ... on User { bio } } viewer { login } }";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        GitHub.World.AddUser(new WorldUser { Login = "ada", Bio = "Builds." });
    }

    [Theory]
    [InlineData("RATE_LIMIT", null)]
    [InlineData(null, "graphql_rate_limit")]
    [InlineData(null, null)]
    public async Task Used_up_points_are_told_in_the_words_of_the_mode(string? type, string? code)
    {
        await using var gitHub = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Limits = new LimitOptions { GraphQL = 0 } });
        gitHub.Mode = new StandInMode { RateType = type, RateCode = code };
        using var client = new Client(gitHub);

        var refused = await client.QueryAsync("{ viewer { login } }");

        var error = refused.GetProperty("errors")[0];
        Assert.Equal((type, code), (error.TryGetProperty("type", out var told) ? told.GetString() : null, error.TryGetProperty("code", out told) ? told.GetString() : null));
        Assert.StartsWith("API rate limit already exceeded", refused.Text("errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_that_is_kept_back_is_null_beside_its_error()
    {
        GitHub.Mode = new StandInMode { OwnerError = new OwnerError("FORBIDDEN", "Not for you.") };

        var answer = await Client.QueryAsync(Owner, new { login = "ada" });

        Assert.Equal(("FORBIDDEN", "Not for you.", "repositoryOwner"), (answer.Text("errors.0.type"), answer.Text("errors.0.message"), answer.Text("errors.0.path.0")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("data").GetProperty("repositoryOwner").ValueKind);
        Assert.Equal("tester", answer.Text("data.viewer.login"));
    }

    [Theory]
    [InlineData("bio")]
    [InlineData("User.bio")]
    public async Task A_query_for_a_field_that_the_server_lacks_is_refused_by_name_and_is_no_mistake(string lacking)
    {
        GitHub.Mode = new StandInMode { Lacks = [lacking] };

        var answer = await Client.QueryAsync(Owner, new { login = "ada" });

        Assert.Equal("undefinedField", answer.Text("errors.0.extensions.code"));
        Assert.Contains("'bio'", answer.Text("errors.0.message"), StringComparison.Ordinal);
        Assert.Empty(GitHub.Stats.InvalidQueries);
    }

    [Fact]
    public async Task Headers_of_the_mode_are_on_every_answer()
    {
        GitHub.Mode = new StandInMode { ExtraHeaders = new Dictionary<string, string> { ["X-GitHub-SSO"] = "partial-results; organizations=1" } };

        using var rest = await Client.GetAsync("users/ada");
        using var graphQL = await Client.SendQueryAsync("{ viewer { login } }");

        Assert.All([rest, graphQL], answer => Assert.Equal("partial-results; organizations=1", answer.Headers.GetValues("X-GitHub-SSO").Single()));
    }
}
