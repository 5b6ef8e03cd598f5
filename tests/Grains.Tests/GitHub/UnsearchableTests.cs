using System.Net;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Tests.GitHub;

/// <summary>People whom GitHub's search does not find, and others for whom it rightly finds nothing.</summary>
public sealed class UnsearchableTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private GitHubAtWork _gitHub = null!;

    private World World => _gitHub.StandIn.World;

    public async ValueTask InitializeAsync() => _gitHub = await GitHubAtWork.StartAsync();

    public async ValueTask DisposeAsync() => await _gitHub.DisposeAsync();

    [Fact]
    public async Task What_the_search_hides_is_read_from_the_persons_own_list()
    {
        World.AddUser(new WorldUser { Login = "ada", IsSearchable = false });
        World.AddRepository(new WorldRepository { FullName = "acme/secret", IsPrivate = true });
        _gitHub.StandIn.Tokens.Add("powerful", "ada", "repo");
        Open(1, Noon);
        Open(2, GitHubAtWork.Since.AddDays(-40), merged: Noon);
        Open(3, GitHubAtWork.Since.AddDays(-40), updated: Noon);
        Open(4, GitHubAtWork.Until.AddSeconds(1));
        Open(5, GitHubAtWork.Since.AddDays(-40), merged: GitHubAtWork.Since.AddSeconds(-1));
        Open(6, Noon, repository: "acme/secret");

        var listed = await GitHubAtWork.ListAsync(_gitHub.Open(_gitHub.Tokens.Protect("powerful")), "ada");

        Assert.Equal([1, 2], listed.PullRequests.Select(pull => pull.Number).Order());
        Assert.Equal("ada", listed.Outcome.Subject?.Login);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Empty(_gitHub.StandIn.Stats.InvalidQueries);
        Assert.Equal(2, _gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task Hundreds_that_the_search_hides_are_read_page_after_page()
    {
        var made = World.AddGenerated("ada", 250, days: 350, maxFiles: 1, until: GitHubAtWork.Until);
        World.AddUser(World.User("ada")! with { IsSearchable = false });

        var listed = await _gitHub.ListAsync("ada");

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Empty(listed.Outcome.Missing);
    }

    [Fact]
    public async Task A_period_without_pull_requests_after_which_hundreds_came_costs_one_more_request()
    {
        World.AddGenerated("ada", 250, days: 300, maxFiles: 1, until: GitHubAtWork.Until);

        var listed = await _gitHub.ListAsync("ada", GitHubAtWork.Since.AddYears(-2), GitHubAtWork.Since.AddYears(-1));

        Assert.Empty(listed.PullRequests);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(2, _gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_period_after_the_last_update_costs_one_request()
    {
        Open(1, GitHubAtWork.Since.AddDays(-1));

        var listed = await _gitHub.ListAsync("ada");

        Assert.Empty(listed.PullRequests);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(1, _gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_zero_that_nothing_confirms_is_not_complete()
    {
        World.AddUser(new WorldUser { Login = "ada", IsSearchable = false });
        Open(1, Noon);
        _gitHub.StandIn.Faults.Add(new Fault { Operation = "MoreRecent", Status = 400 });

        var listed = await _gitHub.ListAsync("ada");

        Assert.Null(listed.Outcome.Error);
        Assert.NotEmpty(listed.Pages);
        Assert.StartsWith("GitHub's search finds none of the pull requests", Assert.Single(listed.Outcome.Missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_is_refused_for_people_who_cannot_be_searched_is_no_failure()
    {
        World.AddUser(new WorldUser { Login = "ada", IsSearchable = false });
        Open(1, Noon);
        const string refusal = "The listed users cannot be searched either because the users do not exist or you do not have permission to view the users.";
        _gitHub.StandIn.Faults.Add(new Fault
        {
            Operation = "Listing", Status = (int)HttpStatusCode.OK,
            Body = $$"""{ "data": null, "errors": [ { "type": "UNPROCESSABLE", "path": ["created"], "message": "{{refusal}}" } ] }""",
        });

        var listed = await _gitHub.ListAsync("ada");

        Assert.Equal(1, Assert.Single(listed.PullRequests).Number);
        Assert.Empty(listed.Outcome.Missing);
    }

    private void Open(int number, DateTimeOffset created, DateTimeOffset? merged = null, DateTimeOffset updated = default, string repository = "acme/tool") =>
        World.AddPullRequest(new WorldPullRequest { Repository = repository, Number = number, Author = "ada", CreatedAt = created, MergedAt = merged, UpdatedAt = updated });
}
