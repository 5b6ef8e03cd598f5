using GitBrag.GitHub.StandIn;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Reports;

/// <summary>What a generation fetches of file lists, and what it finds known.</summary>
public sealed class FileListCachingTests
{
    [Fact]
    public async Task File_lists_alone_serve_for_less_than_six_hours_after_their_fetch()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 40);
        var first = await host.Generate("octocat");

        // Without the stored report nothing but the file lists themselves is left to go by.
        await host.Report("octocat", "1_year").Erase();
        host.GitHub.ResetStats();
        host.Clock.Advance(new TimeSpan(5, 59, 0));
        var second = await host.Generate("octocat", force: true);
        Assert.Empty(host.GitHub.Stats.FileLists);
        Assert.Equal((first.Totals.PullRequests, 0), (second.Cost.CachedFileLists, second.Cost.FetchedFileLists));
        Assert.Equal(first.Languages.AsEnumerable(), second.Languages);

        await host.Report("octocat", "1_year").Erase();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Generate("octocat", force: true);
        Assert.Equal(WorldSums.FileLists(host, "octocat", "1_year"), host.GitHub.Stats.FileLists.Order());
    }

    [Fact]
    public async Task A_stored_report_proves_the_files_of_pull_requests_that_were_not_updated_since()
    {
        await using var host = await GrainHost.StartAsync();
        var pulls = host.GitHub.World.AddGenerated("octocat", 40, days: 300);
        var first = await host.Generate("octocat");
        var updated = pulls.First(pull => pull.State == "MERGED");
        host.GitHub.ResetStats();

        host.Clock.Advance(TimeSpan.FromHours(30));
        host.GitHub.World.AddPullRequest(updated with { UpdatedAt = host.Clock.GetUtcNow(), Files = [.. updated.Files, new("new.go", 9, 9)] });
        var second = await host.Generate("octocat");

        Assert.Equal([updated.Key], host.GitHub.Stats.FileLists);
        Assert.Equal(first.Totals.ChangedFiles + 1, second.Totals.ChangedFiles);
        Assert.Equal(WorldSums.Of(host, "octocat", second.Since, second.Until), WorldSums.Of(second));
    }

    [Fact]
    public async Task A_restarted_service_still_knows_what_its_stored_reports_prove()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 40);
        await host.Generate("octocat");
        host.GitHub.ResetStats();

        await host.RestartAsync();
        await host.Generate("octocat", force: true);

        Assert.Empty(host.GitHub.Stats.FileLists);
    }

    [Fact]
    public async Task A_damaged_report_proves_nothing_and_stands_in_nobodys_way()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 10);
        await host.Generate("octocat");
        var header = (await host.Report("octocat", "1_year").GetHeader())!;
        await host.Report("octocat", "1_year").Store(new(header, [1, 2, 3], [4, 5, 6]), header.Attempt);
        await host.RestartAsync();
        host.GitHub.ResetStats();

        var report = await host.Generate("octocat", "2_years");

        Assert.True(report.Complete);
        Assert.NotEmpty(host.GitHub.Stats.FileLists);
        Assert.Equal(2, (await host.User("octocat").Erase(bar: false)).Reports);
    }
}
