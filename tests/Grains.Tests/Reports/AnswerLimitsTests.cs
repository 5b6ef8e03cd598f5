using GitBrag.GitHub.StandIn;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Reports;

public sealed class AnswerLimitsTests
{
    [Fact]
    public async Task A_report_without_organisations_that_GitHub_left_out_is_not_complete_and_says_what_to_do()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 3);
        host.GitHub.Mode = new StandInMode { ExtraHeaders = new Dictionary<string, string> { ["X-GitHub-SSO"] = "partial-results; organizations=21955855,20582480" } };

        var report = await host.Generate("octocat");

        Assert.False(report.Complete);
        var missing = Assert.Single(report.Missing);
        Assert.Contains("single sign-on", missing.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("21955855", missing.Reason, StringComparison.Ordinal);

        host.GitHub.Mode = StandInMode.Usual;
        Assert.True((await host.Generate("octocat", force: true)).Complete);
    }

    [Fact]
    public async Task A_report_of_an_older_server_is_complete_and_says_what_the_server_lacks()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 30);
        host.GitHub.Mode = new StandInMode { Lacks = ["socialAccounts", "twitterUsername"] };

        var report = await host.Generate("octocat");

        Assert.True(report.Complete);
        var missing = Assert.Single(report.Missing);
        Assert.Equal(("server", "This GitHub server is too old to offer: Twitter names, social accounts."), (missing.What, missing.Reason));
        Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
    }

    [Fact]
    public async Task A_fifth_of_all_bodies_that_do_not_decode_costs_one_request_each()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 100);
        host.GitHub.Faults.Add(new Fault { Kind = "graphql", Every = 5, Corrupt = Corruption.Plain });

        var task = await host.WaitForEnd("octocat", (await host.Start("octocat")).Id, tick: TimeSpan.FromSeconds(0.1));
        var report = (await host.ReadReport("octocat"))!;

        Assert.True(report.Complete);
        Assert.Equal(1, task.Attempts);
        Assert.Equal(WorldSums.Of(host, "octocat", report.Since, report.Until), WorldSums.Of(report));
    }
}
