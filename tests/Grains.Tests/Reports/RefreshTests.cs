using GitBrag.GitHub.StandIn;
using GitBrag.Reporting.Documents;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Reports;

/// <summary>A report that is generated again asks only for what changed, and says the same as one from scratch.</summary>
public sealed class RefreshTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_refresh_asks_for_the_changed_pull_requests_and_their_files_alone(int hours)
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 300, days: 340);
        await host.Generate("octocat");
        host.Clock.Advance(TimeSpan.FromHours(hours));
        var changed = Change(host, pulls);

        var report = await Refresh(host, mostCalls: 3);

        Assert.Equal(changed.Order(), host.GitHub.Stats.FileLists.Order());
        Assert.Equal((3, report.Totals.PullRequests - 3), (report.Cost.FetchedFileLists, report.Cost.CachedFileLists));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(300)]
    public async Task Ids_in_another_encoding_make_no_other_pull_requests_and_no_other_files(int count)
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", count, days: 340);
        var before = await host.Generate("octocat");
        host.GitHub.World.WritesNewIds = true;
        var changed = Change(host, pulls);

        var report = await Refresh(host, mostCalls: 3);
        Assert.Equal(before.Totals.PullRequests + 1, report.Totals.PullRequests);
        Assert.Equal(changed.Order(), host.GitHub.Stats.FileLists.Order());

        host.GitHub.World.WritesNewIds = false;
        await Refresh(host, mostCalls: 1);
    }

    [Fact]
    public async Task What_vanished_and_what_turned_private_leaves_the_report()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 300, days: 340);
        await host.Generate("octocat");
        host.Clock.Advance(TimeSpan.FromHours(7));
        Change(host, pulls);
        host.GitHub.World.RemovePullRequest(pulls[40].Repository, pulls[40].Number);
        host.GitHub.World.SetPrivate(pulls[9].Repository);

        var report = await Refresh(host, mostCalls: 8);

        Assert.DoesNotContain(report.Repositories, section => section.Name == pulls[9].Repository);
    }

    [Fact]
    public async Task What_counts_do_not_show_is_found_by_the_listing_from_scratch_after_a_month()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 300, days: 200);
        var hidden = pulls[40] with { Repository = "hidden/away", DatabaseId = 0 };
        host.GitHub.World.AddRepository(new WorldRepository { FullName = hidden.Repository, IsPrivate = true });
        host.GitHub.World.AddPullRequest(hidden);
        await host.Generate("octocat");
        host.Clock.Advance(TimeSpan.FromDays(20));
        await Refresh(host, mostCalls: 1);

        // One goes, and another of the same age is seen again, neither of them updated.
        host.GitHub.World.RemovePullRequest(pulls[41].Repository, pulls[41].Number);
        host.GitHub.World.SetPrivate(hidden.Repository, isPrivate: false);
        host.Clock.Advance(TimeSpan.FromDays(11));
        var report = await Refresh(host, mostCalls: 12);

        Assert.Contains(report.Repositories, section => section.Name == hidden.Repository);
        host.Clock.Advance(TimeSpan.FromDays(29));
        await Refresh(host, mostCalls: 1);
    }

    [Fact]
    public async Task A_renamed_repository_is_in_the_report_once_under_its_new_name_with_the_stars_that_were_counted_before()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 300, days: 340);
        var name = pulls[5].Repository;
        var before = await host.Generate("octocat", "2025-06-01..2025-12-31");
        host.GitHub.World.AddRepository(host.GitHub.World.Repository(name)! with { Stars = host.GitHub.World.Repository(name)!.Stars + 7 });
        host.GitHub.World.RenameRepository(name, "new/name");
        host.Clock.Advance(TimeSpan.FromHours(25));

        var report = await Refresh(host, mostCalls: 2, "2025-06-01..2025-12-31");

        Assert.Equal(before.Totals.Repositories, report.Totals.Repositories);
        Assert.Single(report.Repositories, section => section.Name == "new/name");
        Assert.DoesNotContain(report.Repositories, section => section.Name == name);
        Assert.Equal(before.Repositories.Single(section => section.Name == name).PullRequests.Length, report.Repositories.Single(section => section.Name == "new/name").PullRequests.Length);
        Assert.DoesNotContain(host.States.Ids, id => id.Grain.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase));
        var id = host.GitHub.World.Repository("new/name")!.DatabaseId;
        Assert.Equal(2, (await host.Repository("new/name").GetCounts(id)).Length);
    }

    [Fact]
    public async Task A_repository_that_is_renamed_while_it_is_listed_counts_once()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 300, repositories: 3, days: 340);
        var renamed = 0;
        host.GitHub.BeforeAnswer = call =>
        {
            if (call.OperationName == "Listing" && Interlocked.Exchange(ref renamed, 1) == 0)
                host.GitHub.World.RenameRepository(pulls[5].Repository, "new/name");
            return Task.CompletedTask;
        };

        var report = await host.Generate("octocat");

        Assert.Equal(1, renamed);
        Assert.Equal(3, report.Totals.Repositories);
        Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
        Assert.All(report.Repositories.Single(section => section.Name == "new/name").PullRequests, pull => Assert.StartsWith("https://github.com/new/name/pull/", pull.Url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refreshes_build_upon_each_other()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 300, days: 364);
        await host.Generate("octocat");
        for (var day = 1; day <= 5; day++)
        {
            host.Clock.Advance(TimeSpan.FromDays(day));
            host.GitHub.World.AddPullRequest(pulls[day] with { UpdatedAt = host.Clock.GetUtcNow(), Title = $"Day {day}" });
            await Refresh(host, mostCalls: 2);
        }
    }

    [Fact]
    public async Task A_shorter_period_needs_nothing_that_a_longer_one_knows()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 300, days: 700);
        await host.Generate("octocat", "2_years");
        host.Clock.Advance(TimeSpan.FromHours(7));

        await Refresh(host, mostCalls: 1, "1_year");
        await Refresh(host, mostCalls: 1, "2025-03-01..2025-08-31");
    }

    [Fact]
    public async Task A_longer_period_asks_for_the_files_alone_that_a_shorter_one_did_not_know()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 300, days: 700);
        await host.Generate("octocat", "1_year");
        var known = host.GitHub.Stats.FileLists.ToHashSet();
        host.Clock.Advance(TimeSpan.FromHours(7));

        await Refresh(host, mostCalls: 25, "2_years");

        Assert.Equal(WorldSums.FileLists(host, "octocat", "2_years").Except(known), host.GitHub.Stats.FileLists.Order());
    }

    [Fact]
    public async Task Asking_again_for_a_report_with_gaps_fetches_just_the_gaps()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 300, days: 340);
        var gap = pulls.First(pull => pull.State == "MERGED");
        host.GitHub.World.AddPullRequest(gap with { HidesFiles = true });
        Assert.False((await host.Generate("octocat")).Complete);
        host.GitHub.World.AddPullRequest(gap);
        host.GitHub.ResetStats();

        // Not forced: a report with gaps is never fresh.
        var report = await host.Generate("octocat");

        Assert.True(report.Complete);
        Assert.Equal([gap.Key], host.GitHub.Stats.FileLists);
        Assert.InRange(host.GitHub.Stats.Calls, 1, 3);
    }

    [Fact]
    public async Task A_listing_that_something_was_missing_from_is_no_ground_to_build_upon()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 300, days: 340);
        host.GitHub.Faults.Add(new Fault { Operation = "Window", Status = 500 });
        await host.WaitForEnd("octocat", (await host.Start("octocat")).Id, tick: TimeSpan.FromSeconds(1));
        Assert.False((await host.ReadReport("octocat"))!.Complete);
        host.GitHub.Faults.Clear();

        await Refresh(host, mostCalls: 40);

        Assert.NotEqual(0, host.GitHub.Stats.Operations["Listing"]);
    }

    // One is updated, one is new, and an open one was merged.
    private static string[] Change(GrainHost host, IReadOnlyList<WorldPullRequest> pulls)
    {
        var now = host.Clock.GetUtcNow();
        var updated = pulls.First(pull => pull.State == "MERGED");
        var merged = pulls.First(pull => pull.State == "OPEN");
        var opened = updated with { Number = 7_000, DatabaseId = 0, CreatedAt = now, MergedAt = null, ClosedAt = null, UpdatedAt = default };
        host.GitHub.World.AddPullRequest(updated with { UpdatedAt = now, Files = [.. updated.Files, new("new.go", 9, 9)] });
        host.GitHub.World.AddPullRequest(merged with { MergedAt = now, ClosedAt = null, UpdatedAt = default });
        host.GitHub.World.AddPullRequest(opened);
        return [updated.Key, merged.Key, opened.Key];
    }

    private static async Task<Report> Refresh(GrainHost host, int mostCalls, string period = "1_year")
    {
        host.GitHub.ResetStats();
        var report = await host.Generate("octocat", period, force: true);

        Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
        Assert.True(report.Complete);
        Assert.Empty(host.GitHub.Stats.InvalidQueries);
        Assert.InRange(host.GitHub.Stats.Calls, 1, mostCalls);
        Assert.Equal(host.GitHub.Stats.Calls, report.Cost.Requests);
        return report;
    }
}
