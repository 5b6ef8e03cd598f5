using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>When a start generates, and when the stored report will do.</summary>
public sealed class FreshnessTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_fresh_and_complete_report_is_not_generated_again_unless_forced()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");
        host.GitHub.ResetStats();

        Assert.Equal(new StartOutcome(StartOutcomeKind.Fresh, null), await host.User("octocat").Start(GrainHostTasks.Request("1_year")));
        await host.RestartAsync();
        Assert.Equal(StartOutcomeKind.Fresh, (await host.User("octocat").Start(GrainHostTasks.Request("1_year"))).Kind);
        Assert.Equal(0, host.GitHub.Stats.Calls);

        await host.Generate("octocat", force: true);
        Assert.NotEqual(0, host.GitHub.Stats.Calls);
    }

    [Fact]
    public async Task A_report_is_stale_from_its_age_on()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");

        host.Clock.Advance(Day - TimeSpan.FromSeconds(1));
        Assert.Equal(StartOutcomeKind.Fresh, (await host.User("octocat").Start(GrainHostTasks.Request("1_year"))).Kind);
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(host.Clock.GetUtcNow(), (await host.Generate("octocat")).CreatedAt);
    }

    [Fact]
    public async Task An_incomplete_report_is_generated_again_at_once()
    {
        await using var host = await GrainHost.StartAsync();
        var pull = host.GitHub.World.AddGenerated("octocat", 1)[0];
        pull = pull with { ClosedAt = pull.CreatedAt, MergedAt = pull.CreatedAt };
        host.GitHub.World.AddPullRequest(pull with { HidesFiles = true });
        Assert.False((await host.Generate("octocat")).Complete);
        Assert.False(Assert.Single(await host.User("octocat").GetReports()).Complete);

        host.GitHub.World.AddPullRequest(pull);
        Assert.True((await host.Generate("octocat")).Complete);
        Assert.True(Assert.Single(await host.User("octocat").GetReports()).Complete);
    }

    [Fact]
    public async Task Each_period_is_fresh_or_not_for_itself_and_the_newest_is_listed_first()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat", "1_year");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Generate("octocat", "2024-01-01..2024-12-31");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Generate("octocat", "1_year", force: true);

        var reports = await host.User("octocat").GetReports();

        Assert.Equal(["1_year", "2024-01-01..2024-12-31"], reports.Select(report => report.Period.Name));
    }
}
