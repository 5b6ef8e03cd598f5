using System.Text.Json;
using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Tests.GitHub;

public sealed class PullRequestListingTests
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(1000, 20)]
    [InlineData(2500, 50)]
    public async Task Every_pull_request_of_the_period_is_listed_once(int count, int mostRequests)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", count, days: 350, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.StandIn.World.AddGenerated("bob", 50, until: GitHubAtWork.Until);

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Null(listed.Outcome.Error);
        Assert.Empty(listed.Outcome.Missing);
        Assert.All(listed.Pages, page => Assert.Equal(count, page.ExpectedTotal));
        Assert.Empty(gitHub.StandIn.Stats.InvalidQueries);
        Assert.InRange(gitHub.StandIn.Stats.Calls, 1, mostRequests);
    }

    [Fact]
    public async Task Somebody_without_pull_requests_is_listed_as_such()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddUser(new WorldUser { Login = "Ada" });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal("Ada", listed.Outcome.Subject?.Login);
        Assert.Equal(0, Assert.Single(listed.Pages).ExpectedTotal);
        Assert.Empty(listed.PullRequests);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task Ids_that_change_their_encoding_while_pages_come_give_no_pull_request_twice()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 1000, days: 350, maxFiles: 1, until: GitHubAtWork.Until);
        gitHub.StandIn.BeforeAnswer = _ =>
        {
            gitHub.StandIn.World.WritesNewIds = !gitHub.StandIn.World.WritesNewIds;
            return Task.CompletedTask;
        };

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(made.Select(pull => pull.Key).Order(), listed.PullRequests.Select(pull => $"{pull.Repository}#{pull.Number}").Order());
        Assert.Empty(listed.Outcome.Missing);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(100)]
    [InlineData(350)]
    public async Task Many_pull_requests_of_one_second_are_all_listed(int inOneSecond)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        for (var number = 1; number <= inOneSecond; number++)
            Open(gitHub, number, Noon);
        for (var number = 0; number < 60; number++)
            Open(gitHub, inOneSecond + 1 + number, Noon.AddSeconds(number - 30));

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubAtWork.Ids(gitHub.StandIn.World.PullRequestsOf("ada")), listed.Ids);
        Assert.Empty(listed.Outcome.Missing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_period_of_a_second_or_two_is_listed_whole(int seconds)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        for (var number = 1; number <= 230; number++)
            Open(gitHub, number, Noon.AddSeconds(number % (seconds + 1)));
        Open(gitHub, 231, Noon.AddSeconds(-1));
        Open(gitHub, 232, Noon.AddSeconds(seconds + 1));

        var listed = await gitHub.ListAsync("ada", Noon, Noon.AddSeconds(seconds));

        Assert.Equal(230, listed.PullRequests.Count);
        Assert.Empty(listed.Outcome.Missing);
    }

    [Fact]
    public async Task What_GitHubs_search_counts_and_does_not_show_is_named()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        for (var number = 1; number <= 1030; number++)
            Open(gitHub, number, Noon);

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(1000, listed.PullRequests.Count);
        var missing = Assert.Single(listed.Outcome.Missing);
        Assert.StartsWith("Of 1030 pull requests opened in the period, 30 could not be fetched.", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_period_holds_what_was_opened_or_merged_in_it_its_ends_included()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var (since, until) = (GitHubAtWork.Since, GitHubAtWork.Until);
        var second = TimeSpan.FromSeconds(1);
        Open(gitHub, 1, since);
        Open(gitHub, 2, until);
        Open(gitHub, 3, since - second, merged: since);
        Open(gitHub, 4, since.AddYears(-3), merged: until);
        Open(gitHub, 5, Noon, merged: until + second);
        Open(gitHub, 6, since - second, merged: since - second);
        Open(gitHub, 7, until + second);
        Open(gitHub, 8, since - second, merged: until + second);
        Open(gitHub, 9, since - second, closed: Noon);

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal([1, 2, 3, 4, 5], listed.PullRequests.Select(pull => pull.Number).Order());
        Assert.All(listed.Pages, page => Assert.Equal(5, page.ExpectedTotal));
    }

    [Fact]
    public async Task Those_merged_in_the_period_and_opened_before_it_are_listed_in_windows_too()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        for (var number = 1; number <= 260; number++)
            Open(gitHub, number, GitHubAtWork.Since.AddHours(-number), merged: Noon.AddMinutes(number));
        for (var number = 261; number <= 390; number++)
            Open(gitHub, number, GitHubAtWork.Since.AddHours(number));

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(Enumerable.Range(1, 390), listed.PullRequests.Select(pull => pull.Number).Order());
    }

    [Fact]
    public async Task Facts_repository_and_subject_are_as_GitHub_shows_them()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var world = gitHub.StandIn.World;
        var ada = world.AddUser(new WorldUser { Login = "Ada", Name = "Ada L.", Bio = "Writes.", SocialAccounts = [new WorldSocialAccount("MASTODON", "https://m.example/@ada")] });
        world.AddRepository(new WorldRepository { FullName = "Acme/Tool", Description = "A tool", Stars = 7 });
        var made = world.AddPullRequest(new WorldPullRequest
        {
            Repository = "Acme/Tool", Number = 12, Author = "Ada", Title = "Fix \"it\" 💚", CreatedAt = Noon, MergedAt = Noon.AddHours(2), UpdatedAt = Noon.AddDays(9),
            AuthorAssociation = "MEMBER", Files = [new WorldFile("a.cs", 3, 1), new WorldFile("b.md", 4, 0)],
        });

        var listed = await gitHub.ListAsync("ADA");

        var pull = Assert.Single(listed.PullRequests);
        Assert.Equal((made.Id, "Acme/Tool", 12, made.Title, "MEMBER", false), (pull.NodeId, pull.Repository, pull.Number, pull.Title, pull.AuthorAssociation, pull.Draft));
        Assert.Equal((Noon, Noon.AddHours(2), Noon.AddHours(2), Noon.AddDays(9)), (pull.CreatedAt, pull.MergedAt!.Value, pull.ClosedAt!.Value, pull.UpdatedAt));
        Assert.Equal((7, 1, 2), (pull.Additions, pull.Deletions, pull.ChangedFiles));
        var repository = Assert.Single(listed.Pages[0].Repositories);
        Assert.Equal(("Acme/Tool", "A tool", 7L, false), (repository.Name, repository.Description, repository.Stars, repository.IsPrivate));
        var subject = listed.Outcome.Subject!;
        Assert.Equal((ada.DatabaseId, "Ada", "Ada L.", "Writes."), (subject.Id, subject.Login, subject.Name, subject.Bio));
        Assert.Equal(("mastodon", "https://m.example/@ada"), (Assert.Single(subject.SocialAccounts).Provider, subject.SocialAccounts[0].Url));
        Assert.Same(subject, listed.Pages[0].Subject);
    }

    [Fact]
    public async Task An_organisation_is_not_a_person()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddOrganization(new WorldOrganization { Login = "acme" });

        Assert.Equal(GitHubErrorKind.NotAUser, (await gitHub.ListAsync("acme")).Outcome.Error?.Kind);
        Assert.Equal(GitHubErrorKind.NotAUser, (await gitHub.Open().FindSubjectAsync("acme", CancellationToken.None)).Error?.Kind);
    }

    [Fact]
    public async Task An_app_is_turned_down_without_asking()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();

        Assert.Equal(GitHubErrorKind.NotAUser, (await gitHub.ListAsync("dependabot[bot]")).Outcome.Error?.Kind);
        Assert.Equal(0, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_subject_is_looked_up_without_listing()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddUser(new WorldUser { Login = "Ada", Name = "Ada L." });

        var found = await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);
        var unknown = await gitHub.Open().FindSubjectAsync("nobody", CancellationToken.None);

        Assert.Equal("Ada L.", found.Subject?.Name);
        Assert.Equal(GitHubErrorKind.UserNotFound, unknown.Error?.Kind);
    }

    [Fact]
    public async Task Pages_shrink_when_GitHubs_clock_cuts_them_off()
    {
        var latency = new Latency { PullRequest = TimeSpan.FromMilliseconds(5), Timeout = TimeSpan.FromMilliseconds(300) };
        await using var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Latency = latency });
        var made = gitHub.StandIn.World.AddGenerated("ada", 120, days: 300, maxFiles: 1, until: GitHubAtWork.Until);

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Contains(gitHub.StandIn.Stats.Log, call => call.Status == 502);
        Assert.Equal([100, 50], gitHub.StandIn.Stats.Log.Where(call => call.OperationName == "Listing").Select(PageOf));
    }

    private static int PageOf(GitHubCall call)
    {
        using var variables = JsonDocument.Parse(call.Variables);
        return variables.RootElement.GetProperty("page").GetInt32();
    }

    private static void Open(GitHubAtWork gitHub, int number, DateTimeOffset created, DateTimeOffset? merged = null, DateTimeOffset? closed = null) =>
        gitHub.StandIn.World.AddPullRequest(
            new WorldPullRequest { Repository = "acme/tool", Number = number, Author = "ada", CreatedAt = created, MergedAt = merged, ClosedAt = closed });
}
