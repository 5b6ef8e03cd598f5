using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

/// <summary>Several credentials of the server's own.</summary>
public sealed class CredentialPoolTests
{
    private const int Many = 600;

    [Fact]
    public async Task Several_tokens_share_the_work_by_what_they_have_left()
    {
        await using var gitHub = await StartAsync("alice", "bob");

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(Many, listed.PullRequests.Count);
        var calls = gitHub.StandIn.Stats.GraphQLCalls.CountBy(call => call.Login!).ToDictionary();
        Assert.Equal(["alice", "bob"], calls.Keys.Order());
        Assert.True(Math.Abs(calls["alice"] - calls["bob"]) <= 1 + (calls.Values.Sum() / 3), $"{calls["alice"]} and {calls["bob"]}");
    }

    [Fact]
    public async Task A_token_that_ran_out_rests_while_the_others_go_on()
    {
        await using var gitHub = await StartAsync("alice", "bob");
        gitHub.StandIn.Faults.Add(new Fault
        {
            When = call => call.Login == "alice" && call.OperationName is not null,
            Status = 200,
            Body = """{"errors":[{"type":"RATE_LIMITED","message":"API rate limit already exceeded"}]}""",
            Headers = new Dictionary<string, string> { ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = $"{gitHub.Clock.UtcNow.AddMinutes(30).ToUnixTimeSeconds()}" },
        });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(Many, listed.PullRequests.Count);
        Assert.True(gitHub.StandIn.Stats.GraphQLCalls.Count(call => call.Login == "alice") <= 20);
        Assert.False(gitHub.Waits.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task A_revoked_token_is_left_out_with_a_line_in_the_log_and_the_others_go_on()
    {
        await using var gitHub = await StartAsync("alice", "bob", "carol");
        await gitHub.ListAsync("ada");
        gitHub.StandIn.Tokens.Revoke(Token("bob"));
        gitHub.StandIn.ResetStats();

        var listed = await gitHub.ListAsync("ada");
        var refused = gitHub.StandIn.Stats.BadTokens;
        await gitHub.ListAsync("ada");

        Assert.Null(listed.Outcome.Error);
        Assert.Equal(Many, listed.PullRequests.Count);
        Assert.Equal(refused, gitHub.StandIn.Stats.BadTokens);
        var line = Assert.Single(gitHub.Log.All, line => line.Contains("no longer accepts", StringComparison.Ordinal));
        Assert.Contains("token 2 of GITHUB_TOKEN", line, StringComparison.Ordinal);
        Assert.DoesNotContain(gitHub.Log.All, line => line.Contains(Token("bob"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_all_are_revoked_the_task_is_told_so()
    {
        await using var gitHub = await StartAsync("alice", "bob");
        gitHub.StandIn.Tokens.Revoke(Token("alice"));
        gitHub.StandIn.Tokens.Revoke(Token("bob"));

        var error = (await gitHub.ListAsync("ada")).Outcome.Error;

        Assert.Equal(GitHubErrorKind.BadCredentials, error?.Kind);
        Assert.Contains("operator", error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_of_one_account_draw_on_one_budget()
    {
        await using var gitHub = await StartAsync("alice", "bob");
        gitHub.StandIn.Tokens.Add("another of alice", "alice");
        gitHub.Options.Tokens.Add("another of alice");

        await gitHub.ListAsync("ada");

        var host = gitHub.Options.Host;
        string[] accounts = [.. new[] { "alice", "bob" }.Select(login => $"{host}/account/{gitHub.StandIn.World.User(login)!.DatabaseId}")];
        Assert.Equal(accounts.Order(), gitHub.BudgetKeys.Where(key => key.Contains("/account/", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_token_that_is_nobodys_is_asked_once_whose_it_is()
    {
        await using var gitHub = await StartAsync("alice", "bob");
        gitHub.StandIn.Faults.Add(new Fault { Kind = "user", When = call => call.Login == "bob", Status = 403, Body = """{"message":"Resource not accessible by integration"}""" });

        await gitHub.ListAsync("ada");
        await gitHub.ListAsync("ada");

        Assert.Equal(2, gitHub.StandIn.Stats.ByKind["user"]);
    }

    [Fact]
    public async Task While_GitHub_does_not_tell_whose_tokens_are_it_is_not_asked_before_every_request()
    {
        var clock = new ManualTimeProvider(GitHubAtWork.Until);
        await using var gitHub = await StartAsync(new GitHubStandInOptions { Time = clock }, "alice", "bob");
        gitHub.StandIn.Faults.Add(new Fault { Kind = "user", Status = 500 });

        await clock.RushAsync(gitHub.StandIn, gitHub.ListAsync("ada"), TimeSpan.FromSeconds(0.05));

        Assert.Equal(2, gitHub.StandIn.Stats.ByKind["user"]);
    }

    [Fact]
    public async Task The_app_shares_the_work_with_the_tokens()
    {
        await using var gitHub = await StartAsync("alice");
        (gitHub.Options.AppClientId, gitHub.Options.AppClientSecret) = ("standin-client", "standin-secret");

        await gitHub.ListAsync("ada");

        Assert.Equal([null, "alice"], gitHub.StandIn.Stats.GraphQLCalls.Select(call => call.Login).Distinct().Order());
    }

    [Fact]
    public async Task One_token_alone_is_never_asked_whose_it_is()
    {
        await using var gitHub = await StartAsync("alice");

        await gitHub.ListAsync("ada");

        Assert.DoesNotContain("user", gitHub.StandIn.Stats.ByKind.Keys);
    }

    private static Task<GitHubAtWork> StartAsync(params string[] logins) => StartAsync(new GitHubStandInOptions(), logins);

    private static async Task<GitHubAtWork> StartAsync(GitHubStandInOptions options, params string[] logins)
    {
        var gitHub = await GitHubAtWork.StartAsync(options);
        gitHub.StandIn.World.AddGenerated("ada", Many, days: 300, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.Options.Tokens.Clear();
        foreach (var login in logins)
        {
            gitHub.StandIn.Tokens.Add(Token(login), login);
            gitHub.Options.Tokens.Add(Token(login));
        }

        return gitHub;
    }

    private static string Token(string login) => $"ghp_token_of_{login}";
}
