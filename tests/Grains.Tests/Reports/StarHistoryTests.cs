using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;
using GitBrag.Tests.GitHub;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Reports;

/// <summary>Star increases from the stars themselves, where the credentials may see them.</summary>
public sealed class StarHistoryTests
{
    private const string Token = "token-of-octocat";
    private const string Repository = "octocat/hello";

    [Fact]
    public async Task A_persons_own_token_tells_the_stars_of_the_period_where_no_snapshot_does()
    {
        await using var host = await StartAsync(inPeriod: 3);

        var report = await GenerateAsOwner(host);

        Assert.Equal((3L, null), (report.Repositories[0].StarIncrease, report.Repositories[0].StarIncreaseReason));
        Assert.Equal(3, report.Totals.StarIncrease);
        Assert.Equal(host.GitHub.Stats.Calls, report.Cost.Requests);
        Assert.Equal(host.GitHub.Stats.Points, report.Cost.Points);
        Assert.Empty(host.GitHub.Stats.InvalidQueries);
    }

    [Fact]
    public async Task Stars_given_after_a_period_do_not_count_in_it()
    {
        await using var host = await StartAsync(inPeriod: 3);
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);

        var report = await GenerateAsOwner(host, $"{today.AddYears(-1):yyyy-MM-dd}..{today.AddDays(-2):yyyy-MM-dd}");

        Assert.Equal(2, report.Repositories[0].StarIncrease);
    }

    [Fact]
    public async Task Hundreds_of_stars_are_paged_through()
    {
        await using var host = await StartAsync(inPeriod: 250);

        Assert.Equal(250, (await GenerateAsOwner(host)).Repositories[0].StarIncrease);
        Assert.Equal(3, host.GitHub.Stats.Operations["Stars"]);
    }

    [Fact]
    public async Task More_than_that_are_not_counted_and_the_reason_says_so()
    {
        await using var host = await StartAsync(inPeriod: 401);

        var section = (await GenerateAsOwner(host)).Repositories[0];

        Assert.Null(section.StarIncrease);
        Assert.Contains("over 400 stars", section.StarIncreaseReason, StringComparison.Ordinal);
        Assert.Equal(4, host.GitHub.Stats.Operations["Stars"]);
    }

    [Fact]
    public async Task Another_accounts_token_is_tried_once_and_never_again()
    {
        await using var host = await StartAsync(inPeriod: 3);

        var report = await host.Generate("octocat");
        await host.Generate("octocat", force: true);

        Assert.Null(report.Repositories[0].StarIncrease);
        Assert.Contains("the first was taken", report.Repositories[0].StarIncreaseReason, StringComparison.Ordinal);
        Assert.Equal(1, host.GitHub.Stats.Operations["Stars"]);
    }

    [Fact]
    public async Task Where_GitHub_shows_stars_to_everybody_any_token_tells_them()
    {
        await using var host = await StartAsync(inPeriod: 3);
        host.GitHub.ShowsStargazers = true;

        Assert.Equal(3, (await host.Generate("octocat")).Repositories[0].StarIncrease);
    }

    [Fact]
    public async Task What_snapshots_tell_and_what_is_not_ones_own_is_not_asked_for()
    {
        await using var host = await StartAsync(inPeriod: 3);
        await GenerateAsOwner(host);
        host.Clock.Advance(TimeSpan.FromDays(366));
        AddPullRequest(host, Repository, 2, "OWNER");
        AddPullRequest(host, "acme/tool", 1, "CONTRIBUTOR");
        host.GitHub.ResetStats();

        var report = await GenerateAsOwner(host);

        Assert.Equal(0, report.Repositories.Single(section => section.Name == Repository).StarIncrease);
        Assert.DoesNotContain("Stars", host.GitHub.Stats.Operations.Keys);
    }

    [Fact]
    public async Task A_report_does_not_wait_out_a_limit_for_stars()
    {
        await using var host = await StartAsync(inPeriod: 3);
        host.GitHub.Faults.Add(new Fault { Operation = "Stars", Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "3000" } });
        var start = host.Clock.GetUtcNow();

        await host.WaitForEnd("octocat", (await host.Start("octocat", credential: host.Credential(Token))).Id, tick: TimeSpan.FromSeconds(1));

        Assert.True(host.Clock.GetUtcNow() - start < TimeSpan.FromMinutes(10));
        Assert.Null((await host.ReadReport("octocat"))!.Repositories[0].StarIncrease);
    }

    [Fact]
    public async Task Of_several_credentials_the_token_of_the_person_is_asked_with()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddRepository(new WorldRepository { FullName = Repository, StarredAt = [GitHubAtWork.Since.AddDays(1)] });
        gitHub.StandIn.Tokens.Add(Token, "octocat");
        gitHub.Options.Tokens.Add(Token);
        (gitHub.Options.AppClientId, gitHub.Options.AppClientSecret) = ("standin-client", "standin-secret");
        var person = (await gitHub.Open().FindSubjectAsync("octocat", CancellationToken.None)).Subject!;

        var stars = await gitHub.Access.OpenStars(CredentialReference.Server, person.Id).CountAsync([Repository], GitHubAtWork.Since, GitHubAtWork.Until, CancellationToken.None);

        Assert.Equal(1, stars[Repository].Count);
        Assert.Equal(["octocat"], gitHub.StandIn.Stats.GraphQLCalls.Where(call => call.OperationName == "Stars").Select(call => call.Login));
    }

    [DoubleFact]
    public async Task The_question_is_one_that_GitHubs_schema_allows()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "newcomer:30:3", "--stargazers", "open");
        await using var gitHub = GitHubAtWork.Beside(twin);
        var now = gitHub.Clock.UtcNow;
        var repositories = (await gitHub.ListAsync("newcomer", now.AddYears(-1), now)).Pages.SelectMany(page => page.Repositories).DistinctBy(repository => repository.Name).ToList();

        var stars = await gitHub.Access.OpenStars(CredentialReference.Server, 1).CountAsync(
            repositories.Select(repository => repository.Name), DateTimeOffset.UnixEpoch, now, CancellationToken.None);

        Assert.Equal(3, repositories.Count);
        Assert.All(repositories.Where(repository => repository.Stars <= 100), repository => Assert.Equal(repository.Stars, stars[repository.Name].Count!.Value));
        Assert.Empty((await twin.StatsAsync()).GetProperty("graphqlInvalid").EnumerateArray());
    }

    // Stars 20 hours apart, the last of them a day old, and two more from before any period.
    private static async Task<GrainHost> StartAsync(int inPeriod)
    {
        var host = await GrainHost.StartAsync();
        var now = host.Clock.GetUtcNow();
        host.GitHub.Tokens.Add(Token, "octocat");
        host.GitHub.World.AddRepository(new WorldRepository
        {
            FullName = Repository,
            StarredAt = [now.AddYears(-3), now.AddYears(-2), .. Enumerable.Range(0, inPeriod).Select(i => now.AddHours(-24 - (20 * i)))],
        });
        AddPullRequest(host, Repository, 1, "OWNER");
        return host;
    }

    private static void AddPullRequest(GrainHost host, string repository, int number, string association) => host.GitHub.World.AddPullRequest(new WorldPullRequest
    {
        Repository = repository,
        Number = number,
        Author = "octocat",
        Title = "A change",
        CreatedAt = host.Clock.GetUtcNow().AddDays(-9),
        AuthorAssociation = association,
        Files = [new WorldFile("a.cs", 1, 1)],
    });

    private static Task<Report> GenerateAsOwner(GrainHost host, string period = "1_year") => host.Generate("octocat", period, force: true, credential: host.Credential(Token));
}
