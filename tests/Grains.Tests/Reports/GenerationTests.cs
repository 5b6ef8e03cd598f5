using System.Text;
using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Reports;

public sealed class GenerationTests
{
    [Fact]
    public async Task A_report_says_what_the_pull_requests_on_GitHub_add_up_to()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 130, repositories: 7, days: 700);

        var report = await host.Generate("octocat");

        Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
        Assert.True(report.Complete);
        Assert.Equal(host.Clock.GetUtcNow(), report.CreatedAt);
        Assert.Equal(report.Totals.PullRequests, report.Sizes.Sum(size => size.Count));
        Assert.Equal(WorldSums.FileLists(host, "octocat", "1_year"), host.GitHub.Stats.FileLists.Order());
        Assert.Equal(host.GitHub.Stats.Calls, report.Cost.Requests);
        Assert.Equal(host.GitHub.Stats.Points, report.Cost.Points);
        Assert.Equal((0, report.Totals.PullRequests), (report.Cost.CachedFileLists, report.Cost.FetchedFileLists));
        Assert.Empty(host.GitHub.Stats.InvalidQueries);
    }

    [Fact]
    public async Task Somebody_without_pull_requests_has_an_empty_report()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddUser(new WorldUser { Login = "octocat" });

        var report = await host.Generate("octocat");

        Assert.Equal(new WorldSums(0, 0, 0, 0, 0, 0, 0, 0), WorldSums.Of(report));
        Assert.True(report.Complete);
    }

    [Fact]
    public async Task A_finished_task_tells_its_course_and_its_report_is_listed()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 30);

        var begun = await host.Start("octocat");
        var task = await host.WaitForEnd("octocat", begun.Id);

        Assert.Equal((TaskState.Running, TaskPhase.Queued, 1), (begun.State, begun.Phase, begun.Attempts));
        Assert.Equal((TaskState.Succeeded, TaskPhase.Ended, 1, "server"), (task.State, task.Phase, task.Attempts, task.StartedBy));
        Assert.Equal(host.Clock.GetUtcNow(), task.FinishedAt);
        Assert.Equal(task.Id, (await host.Report("octocat", "1_year").GetHeader())!.TaskId);
        Assert.Equal(new StoredReportEntry(ReportPeriod.FromName("1_year"), host.Clock.GetUtcNow(), true), Assert.Single(await host.User("octocat").GetReports()));
        Assert.Equal(task.Id, (await host.User("octocat").GetTask(null))!.Id);
        Assert.Empty(host.Reminders.Rows);
        Assert.Null(host.StoredDraft("octocat"));
    }

    [Fact]
    public async Task What_GitHub_does_not_show_is_named_as_missing_and_never_counted_as_nothing()
    {
        await using var host = await GrainHost.StartAsync();
        var pull = host.GitHub.World.AddGenerated("octocat", 5)[0];
        host.GitHub.World.AddPullRequest(pull with { HidesFiles = true, ClosedAt = pull.CreatedAt, MergedAt = pull.CreatedAt });

        var report = await host.Generate("octocat");

        var missing = Assert.Single(report.Missing);
        Assert.Equal(("files", pull.Repository, pull.Number), (missing.What, missing.Repository, missing.Number));
        Assert.False(report.Complete);
        Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
    }

    [Fact]
    public async Task A_diff_that_GitHub_computes_later_makes_the_next_report_exact()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 130, days: 300);
        var computed = pulls.First(pull => pull.State == "MERGED" && pull.Files.Count > 0);
        host.GitHub.World.AddPullRequest(computed with { HidesFiles = true, Additions = 412_345, ChangedFiles = 0 });

        var before = await host.Generate("octocat");
        host.GitHub.World.AddPullRequest(computed);
        host.GitHub.ResetStats();
        var after = await host.Generate("octocat", force: true);

        var missing = Assert.Single(before.Missing);
        Assert.Equal(("files", computed.Repository, computed.Number), (missing.What, missing.Repository, missing.Number));
        Assert.True(after.Complete);
        Assert.Equal([computed.Key], host.GitHub.Stats.FileLists);
        Assert.Equal(WorldSums.Of(host, "octocat", after.Since, after.Until), WorldSums.Of(after));
    }

    [Fact]
    public async Task Somebody_whom_the_search_does_not_find_has_a_report_all_the_same()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        host.GitHub.World.AddUser(host.GitHub.World.User("octocat")! with { IsSearchable = false });

        foreach (var force in new[] { false, true })
        {
            var report = await host.Generate("octocat", force: force);

            Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
            Assert.True(report.Complete);
        }
    }

    [Fact]
    public async Task Predecessor_fault_08_stars_are_counted_once_a_repository()
    {
        await using var host = await GrainHost.StartAsync();
        var repository = host.GitHub.World.AddRepository(new WorldRepository { FullName = "octocat/hello", Stars = 80 });
        AddMerged(host, "octocat/hello", 1);
        Assert.Null((await host.Generate("octocat")).Totals.StarIncrease);

        host.Clock.Advance(TimeSpan.FromDays(365));
        host.GitHub.World.AddRepository(repository with { Stars = 95 });
        AddMerged(host, "octocat/hello", 2);
        AddMerged(host, "octocat/hello", 3);
        var report = await host.Generate("octocat");

        Assert.Equal(2, report.Totals.PullRequests);
        Assert.Equal(15, report.Totals.StarIncrease);
    }

    [Fact]
    public async Task Predecessor_fault_12_what_a_powerful_token_can_see_stays_out_of_the_public_report()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.Tokens.Add("powerful", "octocat", "repo");
        host.GitHub.World.AddRepository(new WorldRepository { FullName = "octocat/secret", IsPrivate = true, Description = "hush" });
        AddMerged(host, "octocat/secret", 1);
        AddMerged(host, "octocat/hello", 1);

        var report = await host.Generate("octocat", credential: host.Credential("powerful"));

        Assert.Equal("octocat/hello", Assert.Single(report.Repositories).Name);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(ReportDocument.ToJson(report)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(host.States.Ids, id => id.Grain.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_repository_that_turned_private_leaves_the_report_at_the_next_generation()
    {
        await using var host = await GrainHost.StartAsync();
        AddMerged(host, "octocat/hello", 1);
        AddMerged(host, "octocat/world", 1);
        Assert.Equal(2, (await host.Generate("octocat")).Repositories.Length);

        host.GitHub.World.SetPrivate("octocat/world");
        var report = await host.Generate("octocat", force: true);

        Assert.Equal("octocat/hello", Assert.Single(report.Repositories).Name);
    }

    [Theory]
    [InlineData("read:user")]
    [InlineData("repo")]
    public async Task What_is_kept_of_a_repository_is_erased_when_it_turned_private(string scope)
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.Tokens.Add("token", "alice", scope);
        AddMerged(host, "octocat/hello", 1);
        AddMerged(host, "octocat/world", 1);
        AddMerged(host, "octocat/third", 1);
        await host.Generate("octocat", credential: host.Credential("token"));
        Assert.Contains(host.States.Ids, IsOf("octocat/world"));

        host.GitHub.World.SetPrivate("octocat/world");
        host.GitHub.World.RemovePullRequest("octocat/third", 1);
        await host.Generate("octocat", force: true, credential: host.Credential("token"));

        Assert.DoesNotContain(host.States.Ids, IsOf("octocat/world"));
        Assert.Contains(host.States.Ids, IsOf("octocat/hello"));

        // Nothing of the person is to be seen there any more, but everybody sees the repository.
        Assert.Contains(host.States.Ids, IsOf("octocat/third"));
        Assert.Empty(host.GitHub.Stats.InvalidQueries);

        static Predicate<StateId> IsOf(string repository) => id => id.Grain.EndsWith($"/{repository}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_reaches_the_log_or_the_storage()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.Tokens.Add("ghp_verysecret", "alice");
        host.GitHub.World.AddGenerated("octocat", 5);

        var gate = AnswerGate.ForListing(host);
        var task = await host.Start("octocat", credential: host.Credential("ghp_verysecret"));
        await gate.Holding;
        Assert.All(host.States.Ids, id => Assert.DoesNotContain("ghp_verysecret", Encoding.UTF8.GetString(host.States.Data(id)!), StringComparison.Ordinal));
        gate.Open();

        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", task.Id)).State);
        Assert.DoesNotContain("ghp_verysecret", host.Log.ToString(), StringComparison.Ordinal);
        Assert.All(host.StoredUser("octocat")!.Ended, ended => Assert.Null(ended.ProtectedToken));
    }

    private static void AddMerged(GrainHost host, string repository, int number) => host.GitHub.World.AddPullRequest(new WorldPullRequest
    {
        Repository = repository,
        Number = number,
        Author = "octocat",
        CreatedAt = host.Clock.GetUtcNow().AddDays(-2),
        MergedAt = host.Clock.GetUtcNow().AddDays(-1),
        Files = [new WorldFile("src/a.cs", 3, 1)],
    });
}
