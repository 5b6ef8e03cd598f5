using GitBrag.GitHub.Budgets;
using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Testing;
using GitBrag.Tests.Hosting;
using GitBrag.Users;
using AccountStanding = GitBrag.Credentials.CredentialStanding;

namespace GitBrag.Tests.GitHub;

/// <summary>GitHub counts by account: all tokens of one draw on one budget, whoever brought them.</summary>
public sealed class AccountBudgetTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(40);

    [Fact]
    public async Task When_one_token_of_an_account_is_told_to_wait_the_others_wait_as_well_and_another_account_goes_on()
    {
        var clock = new ManualTimeProvider();
        await using var gitHub = await StartAsync(clock);
        var (one, other, another) = (Token(gitHub, "alice", 1), Token(gitHub, "alice", 2), Token(gitHub, "bob", 1));
        foreach (var token in new[] { one, other, another })
            await ListAsync(gitHub, token);
        gitHub.StandIn.Faults.Add(new Fault { When = call => call.Login == "alice", Secondary = true, RetryAfter = Wait, Times = 1 });
        var until = clock.GetUtcNow() + Wait;

        var first = ListAsync(gitHub, one);
        Assert.Equal(until, await gitHub.Waits.Reader.ReadAsync());
        var calls = gitHub.StandIn.Stats.Calls;
        var second = ListAsync(gitHub, other);
        Assert.Equal(until, await gitHub.Waits.Reader.ReadAsync());

        Assert.Equal(calls, gitHub.StandIn.Stats.Calls);
        Assert.Equal(60, (await ListAsync(gitHub, another)).PullRequests.Count);
        clock.Advance(Wait);
        Assert.Equal(60, (await first).PullRequests.Count);
        Assert.Equal(60, (await second).PullRequests.Count);
        Assert.Equal((1, 0), (gitHub.StandIn.Stats.LimitsHit + gitHub.StandIn.Stats.Faulted, gitHub.StandIn.Stats.LimitViolations));
    }

    [Fact]
    public async Task A_token_of_the_servers_shares_with_the_one_that_a_caller_of_its_account_brings()
    {
        await using var gitHub = await StartAsync(new ManualTimeProvider());
        var own = Token(gitHub, "tester", 1);

        await gitHub.ListAsync("ada");
        await ListAsync(gitHub, own);

        Assert.Equal([$"{gitHub.Options.Host}/account/{gitHub.StandIn.World.User("tester")!.DatabaseId}"], gitHub.BudgetKeys.Where(IsAccounts));
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task Many_tokens_of_one_account_have_no_more_requests_in_flight_than_one_may()
    {
        await using var gitHub = await StartAsync(TimeProvider.System);
        gitHub.StandIn.World.AddGenerated("grace", 2_000, days: 300, maxFiles: 1, until: GitHubAtWork.Until);
        var tokens = Enumerable.Range(1, 5).Select(number => Token(gitHub, "alice", number)).ToList();
        foreach (var token in tokens)
            await ListAsync(gitHub, token);

        // Nothing is answered until the budget has had one of them wait. With a budget each none would have to, for some twenty windows each.
        var (most, held) = (BudgetLimits.InFlight(light: true), 0);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        gitHub.BudgetOf("alice").OnRefusal = () => enough.TrySetResult();
        gitHub.StandIn.BeforeAnswer = call =>
        {
            if (call.OperationName != "Window")
                return Task.CompletedTask;
            if (Interlocked.Increment(ref held) > most)
                enough.TrySetResult();
            return enough.Task;
        };
        var listed = await Task.WhenAll(tokens.Select(token => GitHubAtWork.ListAsync(gitHub.Open(token), "grace")));

        Assert.All(listed, listed => Assert.Equal(2_000, listed.PullRequests.Count));
        Assert.InRange(gitHub.StandIn.Stats.MaxInFlight, 2, most);
        Assert.Equal((0, 0), (gitHub.StandIn.Stats.LimitsHit, gitHub.StandIn.Stats.LimitViolations));
    }

    [Fact]
    public async Task What_GitHub_tells_a_token_before_it_is_known_whose_it_is_goes_for_the_account()
    {
        await using var gitHub = await StartAsync(new ManualTimeProvider());
        var limits = new LimitOptions();

        await ListAsync(gitHub, Token(gitHub, "alice", 1));

        var grant = await gitHub.BudgetOf("alice").AcquireAsync(new RequestNeed("session", GitHubApi.GraphQL, 0, 0), CancellationToken.None);
        Assert.InRange(grant.Left!.Value, limits.GraphQL - 10, limits.GraphQL - 1);
    }

    [Fact]
    public async Task A_token_that_is_no_accounts_works_all_the_same()
    {
        await using var gitHub = await StartAsync(new ManualTimeProvider());
        var token = Token(gitHub, "some-app", 1);
        gitHub.StandIn.Faults.Add(new Fault
        {
            When = call => call.Query!.Contains("viewer", StringComparison.Ordinal),
            Status = 200,
            Body = """{"data":null,"errors":[{"type":"FORBIDDEN","path":["viewer"],"message":"Resource not accessible by integration"}]}""",
        });

        var listed = await ListAsync(gitHub, token);

        Assert.Null(listed.Outcome.Error);
        Assert.Equal(60, listed.PullRequests.Count);
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
        Assert.DoesNotContain(gitHub.BudgetKeys, IsAccounts);
    }

    [Fact]
    public async Task Whose_a_token_is_survives_a_crash_so_that_its_first_request_obeys_what_another_was_told()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 60);
        host.GitHub.World.AddGenerated("ada", 60);
        host.GitHub.Tokens.Add("one", "alice");
        host.GitHub.Tokens.Add("other", "alice");
        await host.Generate("octocat", credential: host.Credential("one"));
        await host.Generate("ada", credential: host.Credential("other"));
        host.GitHub.Faults.Add(new Fault { Secondary = true, Times = 1, RetryAfter = Wait });
        var until = host.Clock.GetUtcNow() + Wait;
        var octocats = (await host.Start("octocat", force: true, credential: host.Credential("one"))).Id;
        await host.WaitFor("octocat", octocats, task => task.WaitingUntil == until);
        var calls = host.GitHub.Stats.Calls;

        await host.CrashAsync();

        var adas = (await host.Start("ada", force: true, credential: host.Credential("other"))).Id;
        await host.WaitFor("ada", adas, task => task.WaitingUntil == until);
        Assert.Equal(calls, host.GitHub.Stats.Calls);
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("ada", adas, tick: TimeSpan.FromSeconds(10))).State);
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", octocats)).State);
        Assert.Equal(0, host.GitHub.Stats.LimitViolations);
    }

    [Fact]
    public async Task A_revoked_token_is_forgotten_and_leaves_its_accounts_other_tokens_alone()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 20);
        host.GitHub.Tokens.Add("one", "alice");
        host.GitHub.Tokens.Add("other", "alice");
        foreach (var token in new[] { "one", "other" })
            await host.Generate("octocat", force: true, credential: host.Credential(token));
        var (one, other) = (host.Budget(host.Credential("one")), host.Budget(host.Credential("other")));
        var alice = host.GitHub.World.User("alice")!.DatabaseId;
        Assert.Equal(new AccountStanding(alice, false), await one.GetStanding());

        host.GitHub.Tokens.Revoke("one");
        var ended = await host.WaitForEnd("octocat", (await host.Start("octocat", force: true, credential: host.Credential("one"))).Id);

        Assert.Equal(TaskError.BadCredentials, ended.Error?.Type);
        Assert.Equal(new AccountStanding(null, true), await one.GetStanding());
        Assert.DoesNotContain(host.States.Ids, id => id.Grain.EndsWith(host.Credential("one").Owner, StringComparison.Ordinal));
        Assert.Equal(new AccountStanding(alice, false), await other.GetStanding());
        await host.Generate("octocat", force: true, credential: host.Credential("other"));
    }

    private static async Task<GitHubAtWork> StartAsync(TimeProvider clock)
    {
        var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Time = clock });
        gitHub.StandIn.World.AddGenerated("ada", 60, days: 300, maxFiles: 1, until: GitHubAtWork.Until);
        return gitHub;
    }

    private static CredentialReference Token(GitHubAtWork gitHub, string login, int number)
    {
        var token = $"token {number} of {login}";
        gitHub.StandIn.Tokens.Add(token, login);
        return gitHub.Tokens.Protect(token);
    }

    private static Task<Listed> ListAsync(GitHubAtWork gitHub, CredentialReference token) => GitHubAtWork.ListAsync(gitHub.Open(token), "ada");

    private static bool IsAccounts(string key) => key.Contains("/account/", StringComparison.Ordinal);
}
