using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;
using GitBrag.Keys;

namespace GitBrag.Tests.GitHub;

public sealed class PredecessorFaultTests
{
    [Theory]
    [InlineData("Listing")]
    [InlineData("Window")]
    public async Task Predecessor_fault_01_one_502_on_a_result_page_loses_no_pull_request(string operation)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 450, days: 350, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Operation = operation, Status = 502, Times = 1 });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(1, gitHub.StandIn.Stats.Faulted);
    }

    [Fact]
    public async Task Predecessor_fault_01_a_window_that_fails_all_its_tries_gets_a_second_round()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 450, days: 350, maxFiles: 1, until: GitHubAtWork.Until);
        string? window = null;
        gitHub.StandIn.Faults.Add(new Fault { Operation = "Window", Drop = true, Times = 4, When = call => call.Variables == Interlocked.CompareExchange(ref window, call.Variables, null) || call.Variables == window });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(4, gitHub.StandIn.Stats.Faulted);
    }

    [Fact]
    public async Task Predecessor_fault_01_pages_that_never_come_are_named()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 101, days: 350, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Operation = "Window", Status = 500 });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(100, listed.PullRequests.Count);
        Assert.Equal(
            "Of 101 pull requests opened in the period, 1 could not be fetched. GitHub answered 500: Server Error",
            Assert.Single(listed.Outcome.Missing));
    }

    [Fact]
    public async Task Predecessor_fault_02_a_failed_file_list_has_a_reason_and_never_becomes_zeros()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 30, until: GitHubAtWork.Until);
        var listed = await gitHub.ListAsync("ada");
        gitHub.StandIn.Faults.Add(new Fault { Operation = "FileLists", Status = 503, When = call => call.Variables.Contains(made[7].Id + '"', StringComparison.Ordinal) });

        var lists = (await gitHub.FetchAsync(listed.PullRequests)).ToDictionary(list => list.Pull.NodeId);

        Assert.Equal(30, lists.Count);
        Assert.Equal((null, "GitHub answered 503: Server Error"), (lists[made[7].Id].Files, lists[made[7].Id].MissingReason));
        Assert.All(made.Where(pull => pull != made[7]), pull => Assert.Equal(pull.Files.Count, lists[pull.Id].Files!.Files.Length));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task Predecessor_fault_03_an_ailing_GitHub_is_asked_again(int status)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 5, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Status = status, Times = 2 });

        var session = gitHub.Open();
        var listed = await GitHubAtWork.ListAsync(session, "ada");

        Assert.Equal(5, listed.PullRequests.Count);
        Assert.Equal((3, 1), (session.Requests, session.Points));
    }

    [Fact]
    public async Task Predecessor_fault_03_an_unreachable_GitHub_is_told_from_an_unknown_user()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        await gitHub.StandIn.DisposeAsync();

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubErrorKind.Unavailable, listed.Outcome.Error?.Kind);
        Assert.Equal("GitHub gave no usable answer. GitHub cannot be reached. Try again later.", listed.Outcome.Error?.Detail);
    }

    [Fact]
    public async Task Predecessor_fault_09_an_unknown_user_is_told_and_is_not_an_empty_listing()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();

        var listed = await gitHub.ListAsync("nobody");

        Assert.Equal(GitHubErrorKind.UserNotFound, listed.Outcome.Error?.Kind);
        Assert.Null(listed.Outcome.Subject);
        Assert.Empty(listed.Pages);
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task Predecessor_fault_10_what_comes_from_outside_goes_into_variables_and_never_into_the_query()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 150, days: 300, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.StandIn.World.AddGenerated("bob-b", 150, days: 300, maxFiles: 1, until: GitHubAtWork.Until);

        Assert.False(GitHubLogin.TryParse("github.com", "u5 is:merged", out _));

        // The first query of a token asks as well whose it is.
        await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);
        foreach (var login in new[] { "ada", "bob-b" })
            await gitHub.FetchAsync((await gitHub.ListAsync(login)).PullRequests);

        var calls = gitHub.StandIn.Stats.GraphQLCalls;
        Assert.All(calls.GroupBy(call => call.OperationName), same => Assert.Single(same.DistinctBy(call => call.Query)));
        Assert.Contains(calls, call => call.Variables.Contains("author:bob-b ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Predecessor_fault_11_a_pull_request_merged_then_and_commented_on_now_belongs_to_then()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var then = new DateTimeOffset(2023, 5, 5, 5, 5, 5, TimeSpan.Zero);
        gitHub.StandIn.World.AddPullRequest(new WorldPullRequest
        {
            Repository = "acme/tool", Number = 1, Author = "ada", CreatedAt = then.AddDays(-1), MergedAt = then, UpdatedAt = GitHubAtWork.Since.AddDays(30),
        });

        Assert.Single((await gitHub.ListAsync("ada", then.AddMonths(-1), then.AddMonths(1))).PullRequests);
        Assert.Empty((await gitHub.ListAsync("ada")).PullRequests);
    }

    [Fact]
    public async Task Predecessor_fault_12_a_token_that_sees_private_repositories_lists_nothing_private()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.Tokens.Add("ghp_sees_everything", "ada", "repo");
        gitHub.StandIn.World.AddGenerated("ada", 140, repositories: 4, days: 300, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.StandIn.World.SetPrivate("ada-works/part-2");

        var listed = await GitHubAtWork.ListAsync(gitHub.Open(gitHub.Tokens.Protect("ghp_sees_everything")), "ada");

        Assert.Equal(105, listed.PullRequests.Count);
        Assert.Empty(listed.Outcome.Missing);
        Assert.DoesNotContain(listed.PullRequests, pull => pull.Repository == "ada-works/part-2");
        Assert.DoesNotContain(listed.Pages.SelectMany(page => page.Repositories), repository => repository.IsPrivate);
        Assert.All(listed.Pages, page => Assert.Equal(105, page.ExpectedTotal));
    }
}
