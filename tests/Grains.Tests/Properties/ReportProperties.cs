using FsCheck;
using FsCheck.Fluent;
using GitBrag.Reporting;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Reports.Generation;
using GitBrag.Tests.Reports;

namespace GitBrag.Tests.Properties;

/// <summary>In whatever order and however often pull requests come, the report is the same, and says what they add up to.</summary>
public sealed class ReportProperties
{
    private static readonly Gen<PullRequestFacts> PullRequest =
        from number in Gen.Choose(1, 60)
        from hours in Gen.Choose(-3000, 12_000)
        from state in Gen.Choose(0, 2)
        from lines in Gen.Choose(0, 6000)
        from files in Gen.Choose(0, 40)
        select Make(number, Sample.Since.AddHours(hours), state, lines, files);

    [Fact]
    public void Order_and_repetition_change_nothing()
    {
        var made =
            from pulls in PullRequest.ListOf()
            from order in Gen.Choose(0, int.MaxValue)
            select (Pulls: pulls.DistinctBy(pull => pull.NodeId).ToList(), order);
        Property.Holds(made, example =>
        {
            var random = new Random(example.order);
            var again = example.Pulls.Concat(example.Pulls.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).ToArray();

            Assert.Equal(Json([.. example.Pulls]), Json(again));
        });
    }

    [Fact]
    public void However_GitHubs_pages_cut_and_repeat_them_and_whenever_a_repository_is_renamed_the_report_is_the_same()
    {
        var made =
            from pulls in PullRequest.ListOf()
            from order in Gen.Choose(0, int.MaxValue)
            select (Pulls: pulls.DistinctBy(pull => pull.NodeId).ToList(), order);
        Property.Holds(made, example =>
        {
            var random = new Random(example.order);
            var gathering = new ReportData(includePrivate: false);
            var pages = example.Pulls.Concat(example.Pulls.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).Chunk(1 + random.Next(7)).ToList();
            var renamed = random.Next(pages.Count + 1);
            foreach (var (i, page) in pages.Index())
                gathering.Add(Page(i < renamed ? [.. page.Select(UnderFormerName)] : page));

            // What was renamed and not seen since goes by the name that it was seen with.
            gathering.Add(Page([.. example.Pulls]));

            Assert.Equal(
                Json([.. example.Pulls]),
                Json(ReportBuilder.Build(Input([.. gathering.Pulls]) with { Repositories = [.. Input([]).Repositories.Where(known => gathering.Repositories.Any(seen => seen.Name == known.Name))] })));
        });
    }

    [Fact]
    public void Totals_are_the_plain_sums_of_what_lies_in_the_period()
    {
        Property.Holds(PullRequest.ListOf(), made =>
        {
            var pulls = made.DistinctBy(pull => pull.NodeId).ToArray();
            var report = ReportBuilder.Build(Input(pulls));

            var counted = pulls.Where(pull => IsIn(pull.CreatedAt) || IsIn(pull.MergedAt)).Where(pull => pull.MergedAt is not null || pull.ClosedAt is null).ToList();
            Assert.Equal(counted.Count, report.Totals.PullRequests);
            Assert.Equal(counted.Sum(pull => pull.Additions), report.Totals.Additions);
            Assert.Equal(counted.Sum(pull => pull.ChangedFiles), report.Totals.ChangedFiles);
            Assert.Equal(counted.Count, report.Sizes.Sum(size => size.Count));
        });
    }

    private static string Json(PullRequestFacts[] pulls) => Json(ReportBuilder.Build(Input(pulls)));

    private static string Json(Report report) => System.Text.Encoding.UTF8.GetString(ReportDocument.ToJson(report));

    private static PullRequestFacts UnderFormerName(PullRequestFacts pull) => pull.Repository == "octo/r3" ? pull with { Repository = "octo/former", Url = "https://github.com/octo/former" } : pull;

    private static FactsPage Page(PullRequestFacts[] pulls) =>
        new(Sample.Octocat, pulls.Length, [.. pulls], [.. pulls.Select(pull => pull.Repository).Distinct().Select(name => Sample.Repository(name) with { Id = name == "octo/former" ? 3 : name[^1] - '0' })]);

    private static ReportInput Input(PullRequestFacts[] pulls) =>
        Sample.Input(pulls) with { Repositories = [.. Enumerable.Range(0, 5).Select(i => Sample.Repository($"octo/r{i}"))] };

    private static PullRequestFacts Make(int number, DateTimeOffset created, int state, int lines, int files) => Sample.Open(number, $"octo/r{number % 5}") with
    {
        CreatedAt = created,
        UpdatedAt = created.AddDays(2),
        MergedAt = state == 1 ? created.AddDays(1) : null,
        ClosedAt = state > 0 ? created.AddDays(1) : null,
        Additions = lines,
        ChangedFiles = files,
    };

    private static bool IsIn(DateTimeOffset? instant) => Sample.Since <= instant && instant <= Sample.Until;
}
