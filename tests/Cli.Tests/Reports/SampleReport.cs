using System.Collections.Immutable;
using GitBrag.Reporting.Documents;

namespace GitBrag.Cli.Tests.Reports;

/// <summary>A small report whose every figure is different.</summary>
internal static class SampleReport
{
    private static readonly DateTimeOffset Until = new(2025, 11, 22, 11, 30, 0, TimeSpan.Zero);

    public static Report Create() => new()
    {
        SchemaVersion = Report.CurrentSchemaVersion,
        Username = "octavia-codes",
        Period = "1_year",
        Since = Until.AddDays(-365),
        Until = Until,
        CreatedAt = Until.AddMinutes(1),
        Complete = true,
        Missing = [],
        Profile = new ReportProfile(
            "octavia-codes", "Octavia Codes", "https://avatars.example/1", "Small functions, large tests.", "Tidewater Labs", "Lisbon", "https://octavia.example", "octavia",
            [new SocialAccount("mastodon", "https://social.example/@octavia")]),
        Totals = new ReportTotals(12, 11, 1, 2, 2, 38_120, 12_004, 2_310, 57, null),
        Languages = [new LanguageShare("C#", 40, 30_000, 75), new LanguageShare("Jupyter Notebook", 3, 9_000, 22.5), new LanguageShare("YAML", 2, 1_000, 2.5)],
        Sizes =
        [
            new SizeCount("One Liner", 1), new SizeCount("Small", 6), new SizeCount("Medium", 3), new SizeCount("Large", 2), new SizeCount("Huge", 0), new SizeCount("Massive", 0),
        ],
        Repositories =
        [
            Repository("tidewater/harbour", "MEMBER", 9, 30_100, 12_000, 60),
            Repository("octavia-codes/notes", "OWNER", 3, 8_020, 4, -3),
            Repository("elsewhere/closed-only", "NONE", 0, 0, 0, 0),
        ],
        Cost = new ReportCost(9, 1_012, 3, 9),
    };

    public static RepositorySection Repository(string name, string role, int counted, long additions, long deletions, long? stars) => new(
        name, $"https://github.com/{name}", null, role, stars, stars is null ? "no snapshot yet" : null, additions, deletions, PullRequests(counted));

    // One more, closed without a merge, is in the list and must be counted nowhere.
    private static ImmutableArray<PullRequestEntry> PullRequests(int counted) =>
        [.. Enumerable.Range(1, counted + 1).Select(number => PullRequest(number, number <= counted ? "merged" : "closed"))];

    private static PullRequestEntry PullRequest(int number, string state) =>
        new(number, $"Change {number}", $"https://github.com/x/y/pull/{number}", state, false, Until.AddDays(-9), null, null, 1, 1, 1, "Small");
}
