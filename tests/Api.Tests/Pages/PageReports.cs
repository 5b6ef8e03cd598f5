using System.Collections.Immutable;
using GitBrag.Reporting.Documents;

namespace GitBrag.Api.Tests.Pages;

/// <summary>Made-up reports that show what pages do with them.</summary>
public static class PageReports
{
    public const string Hostile = "<script>alert(1)</script><!--slot:visitor-->x<!--/slot-->\" onload=\"alert(2)'><img src=https://evil.example/x>";

    /// <summary>A report whose every text is an attack.</summary>
    public static Report WithHostileTexts(string username, DateTimeOffset at)
    {
        var report = StoredReports.Sample(username, "1_year", at);
        var section = report.Repositories[0];
        return report with
        {
            Profile = new ReportProfile(
                username, Hostile, "https://evil.example/avatar", Hostile, Hostile, Hostile, "javascript:alert(1)", Hostile,
                [new SocialAccount("generic", "data:text/html,x"), new SocialAccount("generic", "//evil.example"), new SocialAccount("generic", "https://a@evil.example"), new SocialAccount("mastodon", "https://good.example/@x")]),
            Complete = false,
            Missing = [new MissingPart("files", Hostile, 1, Hostile)],
            Languages = [new LanguageShare(Hostile, 1, 10, 100)],
            Repositories =
            [
                section with
                {
                    Name = Hostile,
                    Url = "javascript:alert(3)",
                    Description = Hostile,
                    Role = Hostile,
                    StarIncreaseReason = Hostile,
                    PullRequests = [.. section.PullRequests.Select(static pullRequest => pullRequest with { Title = Hostile, Url = "http://plain.example", Size = Hostile })],
                },
            ],
        };
    }

    /// <summary>A report of three pull requests; of the first, number 1, GitHub listed 3,000 files and no more.</summary>
    public static Report WithCutFileList(string username, DateTimeOffset at)
    {
        var report = StoredReports.Sample(username, "1_year", at);
        var section = report.Repositories[0];
        return report with { Repositories = [section with { PullRequests = [section.PullRequests[0] with { ChangedFiles = 3_400, FilesTruncated = true }, .. section.PullRequests[1..]] }] };
    }

    /// <summary>A report of many pull requests, every tenth closed without a merge and every seventh open, in repositories of five.</summary>
    public static Report OfMany(string username, DateTimeOffset at, int count)
    {
        var report = StoredReports.Sample(username, "1_year", at, count);
        var all = report.Repositories[0].PullRequests.Select((pullRequest, i) => pullRequest with
        {
            State = i % 10 == 9 ? "closed" : i % 7 == 6 ? "open" : "merged",
            MergedAt = i % 10 == 9 || i % 7 == 6 ? null : pullRequest.MergedAt,
            ClosedAt = i % 7 == 6 && i % 10 != 9 ? null : pullRequest.ClosedAt,
        });
        var repositories = all.Chunk(5).Select((some, i) => report.Repositories[0] with { Name = $"{username}/engine-{i}", PullRequests = [.. some] });
        return report with
        {
            Repositories = [.. repositories],
            Sizes = [.. ImmutableArray.Create("One Liner", "Small", "Medium", "Large", "Huge", "Massive").Select(static (name, i) => new SizeCount(name, i))],
            Languages = [new LanguageShare("C#", 30, 300, 62.5), new LanguageShare("F#", 10, 180, 37.5)],
        };
    }
}
