using System.Globalization;
using System.Text;
using GitBrag.Reporting.Documents;

namespace GitBrag.Api.Exports;

/// <summary>Writes a report as Markdown, for a review document: the totals, the repositories and the largest pull requests. The CSV export has all of them.</summary>
internal static class MarkdownExport
{
    private const int MostPullRequests = 25;

    public static byte[] Write(Report report)
    {
        var text = new StringBuilder();
        WriteTitle(text, report);
        WriteTotals(text, report.Totals);
        WriteShares(text, report);
        WriteRepositories(text, report);
        WritePullRequests(text, report);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteTitle(StringBuilder text, Report report)
    {
        var profile = report.Profile;
        var name = profile.Name is { Length: > 0 } given ? $"{MarkdownText.Escape(given)} ({MarkdownText.Escape($"@{profile.Login}")})" : MarkdownText.Escape($"@{profile.Login}");
        Line(text, $"# {name}: contributions on GitHub");
        Line(text);
        Line(text, $"{Day(report.Since)} to {Day(report.Until)}, as of {Day(report.CreatedAt)}{(report.Stale ? " (stale; refresh the report for newer data)" : "")}.");
        if (!report.Missing.IsDefaultOrEmpty)
        {
            Line(text);
            Line(text, report.Complete ? "> This GitHub server offers less; the report is complete without it:" : "> **Incomplete.** These parts were unavailable from GitHub:");
            foreach (var missing in report.Missing)
            {
                var where = missing.Repository is { } repository ? $" of {MarkdownText.Escape(repository)}{(missing.Number is { } number ? $" #{Figure(number)}" : "")}" : "";
                Line(text, $"> - {MarkdownText.Escape(missing.What)}{where}: {MarkdownText.Escape(missing.Reason)}");
            }
        }
    }

    private static void WriteTotals(StringBuilder text, ReportTotals totals)
    {
        Line(text);
        Line(text, "| Pull requests | Merged | Open | Repositories | Lines added | Lines deleted | Files changed | Stars gained |");
        Line(text, "|--:|--:|--:|--:|--:|--:|--:|--:|");
        Line(text, $"| {Figure(totals.PullRequests)} | {Figure(totals.Merged)} | {Figure(totals.Open)} | {Figure(totals.Repositories)} | {Figure(totals.Additions)} | {Figure(totals.Deletions)} | {Figure(totals.ChangedFiles)} | {Stars(totals.StarIncrease)} |");
        if (totals.Closed > 0)
        {
            Line(text);
            Line(text, $"Closed without a merge, not counted in the totals: {Figure(totals.Closed)}.");
        }
    }

    private static void WriteShares(StringBuilder text, Report report)
    {
        if (report.Languages.Length > 0)
        {
            Line(text);
            var languages = report.Languages.Select(static language => string.Create(CultureInfo.InvariantCulture, $"{MarkdownText.Escape(language.Name)} {language.Percent:0.#} %"));
            Line(text, $"**Languages** by changed lines: {string.Join(", ", languages)}.");
        }

        if (report.CutFileLists.Select(MarkdownText.Escape).ToList() is { Count: > 0 } cut)
        {
            Line(text);
            Line(text, $"GitHub lists at most {Figure(PullRequestEntry.MostListedFiles)} files of a pull request. Languages count only those files of: {string.Join(", ", cut)}.");
        }

        if (report.Sizes.Any(static size => size.Count > 0))
        {
            Line(text);
            Line(text, $"**Sizes**: {string.Join(", ", report.Sizes.Select(static size => $"{MarkdownText.Escape(size.Name)} {Figure(size.Count)}"))}.");
        }
    }

    private static void WriteRepositories(StringBuilder text, Report report)
    {
        if (report.Totals.PullRequests == 0)
        {
            return;
        }

        Line(text);
        Line(text, "## Repositories");
        Line(text);
        Line(text, "| Repository | Role | Pull requests | Lines added | Lines deleted | Stars gained |");
        Line(text, "|---|---|--:|--:|--:|--:|");
        foreach (var repository in report.Repositories)
        {
            var counted = repository.PullRequests.Count(IsCounted);
            if (counted > 0)
            {
                Line(text, $"| {MarkdownText.Link(repository.Name, repository.Url)} | {MarkdownText.Escape(Role(repository.Role))} | {Figure(counted)} | {Figure(repository.Additions)} | {Figure(repository.Deletions)} | {Stars(repository.StarIncrease)} |");
            }
        }
    }

    private static void WritePullRequests(StringBuilder text, Report report)
    {
        var largest = report.Repositories
            .SelectMany(static repository => repository.PullRequests.Where(IsCounted).Select(pullRequest => (repository.Name, Entry: pullRequest)))
            .OrderByDescending(static pair => (long)pair.Entry.Additions + pair.Entry.Deletions)
            .ThenByDescending(static pair => pair.Entry.CreatedAt)
            .Take(MostPullRequests)
            .ToList();
        if (largest.Count == 0)
        {
            return;
        }

        Line(text);
        Line(text, largest.Count < report.Totals.PullRequests ? $"## The {Figure(largest.Count)} largest pull requests" : "## Pull requests, largest first");
        Line(text);
        Line(text, "| Pull request | Repository | Date | Lines | Size |");
        Line(text, "|---|---|---|--:|---|");
        foreach (var (repository, entry) in largest)
        {
            var date = entry.MergedAt is { } mergedAt ? $"merged {Day(mergedAt)}" : $"opened {Day(entry.CreatedAt)}";
            Line(text, $"| {MarkdownText.Link(entry.Title, entry.Url)} | {MarkdownText.Escape(repository)} #{entry.Number.ToString(CultureInfo.InvariantCulture)} | {date} | +{Figure(entry.Additions)} −{Figure(entry.Deletions)} | {MarkdownText.Escape(entry.Size)} |");
        }
    }

    private static bool IsCounted(PullRequestEntry pullRequest) => pullRequest.State != "closed";

    private static string Role(string association) => association.ToLowerInvariant().Replace('_', ' ');

    private static string Stars(long? increase) => increase is { } stars ? Figure(stars) : "unknown";

    private static string Figure(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
