using GitBrag.Bench.Generations;
using GitBrag.GitHub.StandIn;
using GitBrag.Reporting.Documents;

namespace GitBrag.Bench.Tests;

/// <summary>The measuring programs tell a wrong report from a right one.</summary>
public sealed class ReportCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly World _world = new(TimeProvider.System);

    public ReportCheckTests()
    {
        Add(1, merged: true);
        Add(2, merged: false);
        Add(3, merged: true, createdDaysAgo: 400);
    }

    [Fact]
    public void A_report_that_agrees_has_no_difference() => Assert.Null(ReportCheck.Difference(_world, Report(new(1, 1, 0, 1, 1, 10, 4, 1, null, null))));

    [Fact]
    public void A_missing_pull_request_and_a_missing_line_are_differences()
    {
        Assert.Equal("it counts 0 pull requests where there are 1", ReportCheck.Difference(_world, Report(new(0, 0, 0, 1, 0, 0, 0, 0, null, null))));
        Assert.Equal("it counts 9 additions where there are 10", ReportCheck.Difference(_world, Report(new(1, 1, 0, 1, 1, 9, 4, 1, null, null))));
    }

    [Fact]
    public void A_report_with_gaps_is_not_right() =>
        Assert.Equal("it is not complete", ReportCheck.Difference(_world, Report(new(1, 1, 0, 1, 1, 10, 4, 1, null, null)) with { Complete = false }));

    private void Add(int number, bool merged, int createdDaysAgo = 10)
    {
        var created = Now.AddDays(-createdDaysAgo);
        _world.AddPullRequest(new WorldPullRequest
        {
            Repository = "octo/hello",
            Number = number,
            Author = "octocat",
            CreatedAt = created,
            ClosedAt = created,
            MergedAt = merged ? created : null,
            Files = [new WorldFile("a.cs", 10, 4)],
        });
    }

    private static Report Report(ReportTotals totals) => new()
    {
        SchemaVersion = GitBrag.Reporting.Documents.Report.CurrentSchemaVersion,
        Username = "octocat",
        Period = "1_year",
        Since = Now.AddDays(-365),
        Until = Now,
        CreatedAt = Now,
        Complete = true,
        Missing = [],
        Profile = null!,
        Totals = totals,
        Languages = [],
        Sizes = [],
        Repositories = [],
        Cost = null!,
    };
}
