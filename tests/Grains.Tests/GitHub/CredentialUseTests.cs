using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;
using Microsoft.AspNetCore.DataProtection;

namespace GitBrag.Tests.GitHub;

public sealed class CredentialUseTests
{
    private const string Secret = "ghp_0123456789abcdefghijklmnopqrstuvwxyzAB";

    [Fact]
    public async Task A_token_that_is_refused_twice_is_told_and_never_shown()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();

        var listed = await GitHubAtWork.ListAsync(gitHub.Open(gitHub.Tokens.Protect(Secret)), "ada");

        Assert.Equal(GitHubErrorKind.BadCredentials, listed.Outcome.Error?.Kind);
        Assert.Equal((2, 2), (gitHub.StandIn.Stats.Calls, gitHub.StandIn.Stats.BadTokens));
        Assert.DoesNotContain(Secret, listed.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(gitHub.Log.All);
        Assert.DoesNotContain(gitHub.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(gitHub.BudgetKeys, key => key.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_callers_token_is_used_for_the_callers_work_and_draws_on_its_accounts_budget()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.Tokens.Add(Secret, "carol");
        gitHub.StandIn.World.AddGenerated("ada", 3, until: GitHubAtWork.Until);
        var reference = gitHub.Tokens.Protect(Secret);

        await GitHubAtWork.ListAsync(gitHub.Open(reference), "ada");
        await gitHub.ListAsync("ada");

        Assert.Equal(["carol", "tester"], gitHub.StandIn.Stats.Log.Select(call => call.Login));
        string[] accounts = [.. new[] { "carol", "tester" }.Select(login => $"{gitHub.Options.Host}/account/{gitHub.StandIn.World.User(login)!.DatabaseId}")];
        Assert.Equal(accounts.Order(), gitHub.BudgetKeys.Where(key => key.Contains("/account/", StringComparison.Ordinal)).Order());
        Assert.Contains($"{gitHub.Options.Host}/{reference.Owner}", gitHub.BudgetKeys);
    }

    [Fact]
    public async Task Without_a_token_the_servers_app_is_used()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 3, until: GitHubAtWork.Until);
        gitHub.Options.Tokens.Clear();
        Assert.False(gitHub.Access.HasServerCredential);
        (gitHub.Options.AppClientId, gitHub.Options.AppClientSecret) = ("standin-client", "standin-secret");
        Assert.True(gitHub.Access.HasServerCredential);

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(3, listed.PullRequests.Count);
        Assert.Equal([$"{gitHub.Options.Host}/app/standin-client"], gitHub.BudgetKeys);
    }

    [Fact]
    public async Task Without_any_credentials_nothing_is_asked()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.Options.Tokens.Clear();
        var others = new TokenProtector(new EphemeralDataProtectionProvider());

        Assert.Equal(GitHubErrorKind.BadCredentials, (await gitHub.ListAsync("ada")).Outcome.Error?.Kind);
        Assert.Equal(GitHubErrorKind.BadCredentials, (await GitHubAtWork.ListAsync(gitHub.Open(others.Protect(Secret)), "ada")).Outcome.Error?.Kind);
        Assert.Equal(0, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_token_revoked_while_windows_are_searched_ends_the_listing()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 500, days: 300, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Operation = "Window", Status = 401, Body = """{"message":"Bad credentials"}""" });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubErrorKind.BadCredentials, listed.Outcome.Error?.Kind);
    }

    [Fact]
    public async Task A_single_401_is_tried_once_more_before_it_is_believed()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 3, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Times = 1, Status = 401, Body = """{"message":"Bad credentials"}""" });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(3, listed.PullRequests.Count);
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task Every_request_says_who_asks_and_in_which_version_of_the_api()
    {
        using var script = new HeaderScript();
        await using var gitHub = GitHubAtWork.Scripted(script);

        await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);

        Assert.Matches(@"^GitBrag\.Orleans/\d+\.\d+\.\d+$", script.Seen!.Headers.UserAgent.ToString());
        Assert.Equal("2022-11-28", Assert.Single(script.Seen.Headers.GetValues("X-GitHub-Api-Version")));
        Assert.Equal("Bearer", script.Seen.Headers.Authorization?.Scheme);
    }

    private sealed class HeaderScript : HttpMessageHandler
    {
        public HttpRequestMessage? Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen = request;
            return Task.FromResult(GitHubScript.Ok("""{ "data": { "repositoryOwner": null } }""")());
        }
    }
}
