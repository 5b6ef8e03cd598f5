using System.Collections.Immutable;
using GitBrag.Reporting;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;

namespace GitBrag.Tests.Reports;

/// <summary>Pull requests, repositories and inputs with everything filled in that a test does not care about.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Since = Instant("2024-01-01T00:00:00Z");

    public static readonly DateTimeOffset Until = Instant("2024-12-31T23:59:59Z");

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static PullRequestFacts Merged(int number, string repository = "octo/cat", string createdAt = "2024-03-01T12:00:00Z", string? mergedAt = null) =>
        Open(number, repository, createdAt) with
        {
            MergedAt = Instant(mergedAt ?? createdAt),
            ClosedAt = Instant(mergedAt ?? createdAt),
        };

    public static PullRequestFacts Closed(int number, string repository = "octo/cat", string createdAt = "2024-03-01T12:00:00Z") =>
        Open(number, repository, createdAt) with { ClosedAt = Instant(createdAt).AddHours(1) };

    public static PullRequestFacts Open(int number, string repository = "octo/cat", string createdAt = "2024-03-01T12:00:00Z") => new()
    {
        NodeId = $"PR_{repository}_{number}",
        Repository = repository,
        Number = number,
        Title = $"Change {number}",
        Url = $"https://github.com/{repository}/pull/{number}",
        CreatedAt = Instant(createdAt),
        UpdatedAt = Instant(createdAt).AddDays(1),
        Additions = 3,
        Deletions = 2,
        ChangedFiles = 1,
        AuthorAssociation = "CONTRIBUTOR",
        Files = Files((".cs", 1, 5)),
    };

    public static FileSummary Files(params (string Kind, int Files, long Lines)[] kinds) =>
        new(false, [.. kinds.Select(kind => new FileKindLines(kind.Kind, kind.Files, kind.Lines))]);

    public static RepositoryFacts Repository(string name, bool isPrivate = false) =>
        new(name, $"https://github.com/{name}", $"About {name}", isPrivate, 100, Instant("2010-05-01T00:00:00Z"));

    public static Subject Octocat { get; } = new(
        583231,
        "OctoCat",
        "The Octocat",
        "https://avatars.githubusercontent.com/u/583231",
        null,
        "@github",
        "San Francisco",
        "https://github.blog",
        null,
        [new SocialAccount("mastodon", "https://mastodon.social/@octocat")],
        Instant("2025-01-02T03:04:05Z"));

    /// <summary>An input over 2024 whose repositories are all public and gained 10 stars each.</summary>
    public static ReportInput Input(params PullRequestFacts[] pullRequests)
    {
        var names = pullRequests.Select(pullRequest => pullRequest.Repository).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new ReportInput
        {
            Username = "octocat",
            Period = "2024-01-01..2024-12-31",
            Since = Since,
            Until = Until,
            CreatedAt = Instant("2025-01-02T03:04:06.5Z"),
            Subject = Octocat,
            PullRequests = pullRequests,
            Repositories = [.. names.Select(name => Repository(name))],
            StarGains = names.ToImmutableDictionary(name => name, _ => new StarGain(10, null)),
            Cost = new ReportCost(7, 9, 4, 3),
        };
    }

    public static Report Build(params PullRequestFacts[] pullRequests) => ReportBuilder.Build(Input(pullRequests));
}
