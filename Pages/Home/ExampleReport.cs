using System.Collections.Immutable;
using GitBrag.Reporting.Documents;

namespace GitBrag.Pages.Home;

/// <summary>The report of a made-up contributor that shows what reports look like where none is stored yet.</summary>
public static partial class ExampleReport
{
    private static readonly DateTimeOffset Since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2025, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>The report.</summary>
    public static Report Instance { get; } = Make();

    private static Report Make()
    {
        var repositories = Repositories();
        var counted = repositories.SelectMany(static repository => repository.PullRequests).Where(static pullRequest => pullRequest.State != "closed").ToList();
        return new Report
        {
            SchemaVersion = Report.CurrentSchemaVersion,
            Username = "wren-example",
            Period = "2025-01-01..2025-12-31",
            Since = Since,
            Until = Until,
            CreatedAt = Until,
            Complete = true,
            Missing = [],
            Profile = new ReportProfile("wren-example", "Wren Aldermoor", null, "Builds small tools for big libraries.", "Aldermoor Press", "Lower Quay", null, null, ImmutableArray<SocialAccount>.Empty),
            Totals = new ReportTotals(
                counted.Count,
                counted.Count(static pullRequest => pullRequest.State == "merged"),
                counted.Count(static pullRequest => pullRequest.State == "open"),
                repositories.Sum(static repository => repository.PullRequests.Length) - counted.Count,
                repositories.Length,
                counted.Sum(static pullRequest => (long)pullRequest.Additions),
                counted.Sum(static pullRequest => (long)pullRequest.Deletions),
                counted.Sum(static pullRequest => (long)pullRequest.ChangedFiles),
                repositories.Sum(static repository => repository.StarIncrease),
                null),
            Languages =
            [
                new("Rust", 148, 6_120, 41.2), new("TypeScript", 96, 4_010, 27), new("Python", 41, 2_080, 14), new("SQL", 18, 1_190, 8), new("Shell", 22, 820, 5.5), new("Markdown", 31, 640, 4.3),
            ],
            Sizes = [.. PullRequestSize.All.Select(size => new SizeCount(size.Name, counted.Count(pullRequest => pullRequest.Size == size.Name)))],
            Repositories = repositories,
            Cost = new ReportCost(0, 0, 0, 0),
        };
    }

    private static ImmutableArray<RepositorySection> Repositories()
    {
        var days = 0;
        return [.. Projects.Select(project => Section(project, [.. project.Titles.Select((title, index) => Entry(title, index, days++))]))];
    }

    private static RepositorySection Section(Project project, ImmutableArray<PullRequestEntry> pullRequests)
    {
        var counted = pullRequests.Where(static pullRequest => pullRequest.State != "closed").ToList();
        return new RepositorySection(
            project.Name, "", project.Description, project.Role, project.Stars, null,
            counted.Sum(static pullRequest => (long)pullRequest.Additions),
            counted.Sum(static pullRequest => (long)pullRequest.Deletions),
            [.. pullRequests.OrderByDescending(static pullRequest => pullRequest.CreatedAt)]);
    }

    // Dates and sizes look like chance and are the same each time: multiples of numbers without a common divisor, cut to their range.
    private static PullRequestEntry Entry(string title, int index, int ordinal)
    {
        var created = Since.AddDays((ordinal * 89 % 331) + (ordinal % 5 * 6)).AddHours(9 + (ordinal % 8));
        var state = title[0] switch { '?' => "open", '!' => "closed", _ => "merged" };
        var ended = created.AddDays(1 + (ordinal % 4));
        var (additions, deletions) = (ordinal * ordinal * 37 % 389 * (ordinal % 7 == 3 ? 4 : 1), ordinal * 53 % 131);
        return new PullRequestEntry(
            120 + (index * 7), title.TrimStart('?', '!'), "", state, false, created, state == "merged" ? ended : null, state == "open" ? null : ended,
            additions, deletions, 1 + (ordinal * 5 % 14), PullRequestSize.Of(additions, deletions).Name);
    }
}
