using GitBrag.GitHub.StandIn;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>A service that keeps nothing (<c>CACHE_ENABLED=false</c>).</summary>
public sealed class UncachedTests
{
    [Fact]
    public async Task Every_start_generates_anew_and_nothing_of_it_is_stored()
    {
        await using var host = await GrainHost.StartAsync(options => options.Grains.CacheEnabled = false);
        host.GitHub.World.AddGenerated("octocat", 20);
        var lists = WorldSums.FileLists(host, "octocat", "1_year");

        var first = await host.Generate("octocat");
        Assert.Equal(lists, host.GitHub.Stats.FileLists.Order());
        host.GitHub.ResetStats();
        var second = await host.Generate("octocat");

        Assert.Equal(lists, host.GitHub.Stats.FileLists.Order());
        Assert.Equal((0, first.Totals), (second.Cost.CachedFileLists, second.Totals));
        Assert.Empty(await host.User("octocat").GetReports());
        Assert.DoesNotContain(host.States.Ids, id => id.GrainType is "report" or "profile" or "repository");
    }

    [Fact]
    public async Task A_report_can_be_read_for_15_minutes_and_then_is_gone()
    {
        await using var host = await GrainHost.StartAsync(options => options.Grains.CacheEnabled = false);
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull(await host.ReadReport("octocat"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await host.ReadReport("octocat"));
    }

    [Fact]
    public async Task Starts_at_once_are_still_one_generation()
    {
        await using var host = await GrainHost.StartAsync(options => options.Grains.CacheEnabled = false);
        host.GitHub.World.AddGenerated("octocat", 5);
        var gate = AnswerGate.ForListing(host);

        var tasks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Start("octocat")));
        gate.Open();

        var id = Assert.Single(tasks.Select(task => task.Id).Distinct());
        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", id)).State);
        Assert.Equal(1, host.GitHub.Stats.Operations["Listing"]);
    }
}
