using System.IO.Compression;
using System.Text.Json;
using GitBrag.Keys;
using GitBrag.Reporting;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Languages;
using GitBrag.Testing;

namespace GitBrag.Tests.Reports;

/// <summary>Reports on real pull requests, against figures that a program sharing no code with this one computed.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = Sample.Instant("2027-01-01T00:00:00Z");

    [SharedFolderFact("corpus/expected.json")]
    public void Reports_on_real_pull_requests_say_what_is_expected()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Find("corpus", "expected.json")));
        foreach (var person in expected.RootElement.EnumerateObject())
        {
            var pullRequests = Read(person.Name);
            foreach (var period in person.Value.EnumerateObject())
            {
                Assert.True(ReportPeriod.TryParse(period.Name, Now, out var parsed), period.Name);
                var report = Build(person.Name, parsed, pullRequests);

                Assert.Equal($"{person.Name} {period.Name}\n{Figures(period.Value)}", $"{person.Name} {period.Name}\n{Figures(report)}");
                var counts = report.Repositories.Select(section => section.PullRequests.Length).ToList();
                Assert.Equal(counts.OrderDescending(), counts);
                output.WriteLine($"{person.Name} {period.Name}: {report.Totals.PullRequests} pull requests");
            }
        }
    }

    private static Report Build(string name, ReportPeriod period, List<PullRequestFacts> pullRequests)
    {
        Assert.True(GitHubLogin.TryParse("github.com", name, out var login));
        var (since, until) = period.At(Now);
        return ReportBuilder.Build(Sample.Input([.. pullRequests]) with { Username = login.Name, Period = period.Name, Since = since, Until = until });
    }

    private static string Figures(JsonElement expected)
    {
        var lines = expected.GetProperty("totals").EnumerateObject()
            .Concat(expected.GetProperty("sizes").EnumerateObject())
            .Concat(expected.GetProperty("repositories").EnumerateObject().OrderBy(repository => repository.Name, StringComparer.Ordinal));
        return string.Join('\n', lines.Select(line => $"{line.Name} {line.Value.GetInt64()}"));
    }

    private static string Figures(Report report)
    {
        var totals = report.Totals;
        (string Name, long Value)[] lines =
        [
            ("pullRequests", totals.PullRequests),
            ("merged", totals.Merged),
            ("open", totals.Open),
            ("closed", totals.Closed),
            ("repositories", totals.Repositories),
            ("additions", totals.Additions),
            ("deletions", totals.Deletions),
            ("changedFiles", totals.ChangedFiles),
            .. report.Sizes.Select(size => (size.Name, (long)size.Count)),
            .. report.Repositories.OrderBy(section => section.Name, StringComparer.Ordinal).Select(section => (section.Name, (long)section.PullRequests.Length)),
        ];
        return string.Join('\n', lines.Select(line => $"{line.Name} {line.Value}"));
    }

    private static List<PullRequestFacts> Read(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedFolder.Find("corpus", $"{name}.jsonl.gz")), CompressionMode.Decompress));
        var pullRequests = new List<PullRequestFacts>();
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            pullRequests.Add(Facts(document.RootElement));
        }

        return pullRequests;
    }

    private static PullRequestFacts Facts(JsonElement line)
    {
        var repository = line.GetProperty("repo").GetString()!;
        var files = line.GetProperty("files").EnumerateArray()
            .Select(file => (Path: file.GetProperty("filename").GetString()!, Additions: file.GetProperty("additions").GetInt32(), Deletions: file.GetProperty("deletions").GetInt32()))
            .ToList();
        var updatedAt = line.GetProperty("updated_at").GetDateTimeOffset();
        return Sample.Open(line.GetProperty("number").GetInt32(), repository) with
        {
            Title = line.GetProperty("title").GetString()!,
            CreatedAt = line.GetProperty("created_at").GetDateTimeOffset(),
            UpdatedAt = updatedAt,
            MergedAt = line.GetProperty("merged_at").GetDateTimeOffset(),
            ClosedAt = line.GetProperty("closed_at").GetDateTimeOffset(),
            Additions = files.Sum(file => file.Additions),
            Deletions = files.Sum(file => file.Deletions),
            ChangedFiles = files.Count,
            AuthorAssociation = line.GetProperty("author_association").GetString()!,
            Files = FileSummaries.Summarise(files, false),
        };
    }
}
