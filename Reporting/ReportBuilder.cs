using System.Collections.Immutable;
using System.Globalization;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Languages;

namespace GitBrag.Reporting;

/// <summary>Computes a report. It asks nobody and knows no clock.</summary>
public static class ReportBuilder
{
    /// <summary>Computes a report.</summary>
    /// <param name="input">What it is computed from.</param>
    /// <returns>
    /// The report. Pull requests whose repository is unknown cannot be called public, so they are left out; <c>missing</c> tells how many.
    /// </returns>
    public static Report Build(ReportInput input)
    {
        var repositories = new RepositoryIndex(input.Repositories, input.StarGains);
        var listed = Listed(input, repositories, out var unplaced);
        var counted = listed.Where(PullRequestState.Counts).ToList();
        var sections = RepositorySections.Of(listed, repositories);
        var missing = MissingParts.Of(input, repositories, unplaced);
        return new Report
        {
            SchemaVersion = Report.CurrentSchemaVersion,
            Username = input.Username,
            Period = input.Period,
            Since = input.Since,
            Until = input.Until,
            CreatedAt = input.CreatedAt,
            Complete = missing.All(static part => part.What == MissingPart.Server),
            Missing = missing,
            Profile = ProfileOf(input.Subject),
            Totals = Totals(listed, counted, sections),
            Languages = LanguageShares.Of(counted),
            Sizes = Sizes(counted),
            Repositories = sections,
            Cost = input.Cost,
        };
    }

    private static List<PullRequestFacts> Listed(ReportInput input, RepositoryIndex repositories, out int unplaced)
    {
        unplaced = 0;
        var listed = new List<PullRequestFacts>(input.PullRequests.Count);
        foreach (var pullRequest in Newest(input.PullRequests))
        {
            if (!PeriodMembership.IsInPeriod(pullRequest, input.Since, input.Until))
            {
                continue;
            }

            switch (repositories.Find(pullRequest.Repository))
            {
                case null:
                    unplaced++;
                    break;
                case { IsPrivate: false }:
                case not null when input.IncludePrivate:
                    listed.Add(pullRequest);
                    break;
            }
        }

        return listed;
    }

    // Listing windows overlap, and a pull request can be updated between two pages: the same one then comes twice.
    private static Dictionary<string, PullRequestFacts>.ValueCollection Newest(IReadOnlyCollection<PullRequestFacts> pullRequests)
    {
        var newest = new Dictionary<string, PullRequestFacts>(pullRequests.Count, StringComparer.Ordinal);
        foreach (var pullRequest in pullRequests)
        {
            if (!newest.TryGetValue(pullRequest.Identity, out var other) || IsNewer(pullRequest, other))
            {
                newest[pullRequest.Identity] = pullRequest;
            }
        }

        return newest.Values;
    }

    private static bool IsNewer(PullRequestFacts one, PullRequestFacts other) =>
        one.UpdatedAt > other.UpdatedAt || (one.UpdatedAt == other.UpdatedAt && one.Files is not null && other.Files is null);

    private static ReportTotals Totals(List<PullRequestFacts> listed, List<PullRequestFacts> counted, ImmutableArray<RepositorySection> sections)
    {
        var merged = counted.Count(pullRequest => pullRequest.MergedAt is not null);
        var countedSections = sections.Where(section => section.PullRequests.Any(entry => entry.State != PullRequestState.Closed)).ToList();
        var unknown = countedSections.Count(section => section.StarIncrease is null);
        return new ReportTotals(
            PullRequests: counted.Count,
            Merged: merged,
            Open: counted.Count - merged,
            Closed: listed.Count - counted.Count,
            Repositories: countedSections.Count,
            Additions: counted.Sum(pullRequest => (long)pullRequest.Additions),
            Deletions: counted.Sum(pullRequest => (long)pullRequest.Deletions),
            ChangedFiles: counted.Sum(pullRequest => (long)pullRequest.ChangedFiles),
            StarIncrease: unknown == 0 ? countedSections.Sum(section => section.StarIncrease) : null,
            StarIncreaseReason: unknown == 0
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"The star increase is unknown for {unknown} of {countedSections.Count} repositories."));
    }

    private static ImmutableArray<SizeCount> Sizes(List<PullRequestFacts> counted)
    {
        var counts = counted.CountBy(pullRequest => PullRequestSize.Of(pullRequest.Additions, pullRequest.Deletions).Name).ToDictionary();
        return [.. PullRequestSize.All.Select(size => new SizeCount(size.Name, counts.GetValueOrDefault(size.Name)))];
    }

    private static ReportProfile ProfileOf(Subject subject) => new(
        subject.Login,
        subject.Name,
        subject.AvatarUrl,
        subject.Bio,
        subject.Company,
        subject.Location,
        subject.Website,
        subject.Twitter,
        subject.SocialAccounts);
}
