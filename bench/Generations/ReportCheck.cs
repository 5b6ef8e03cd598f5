using System.Globalization;
using GitBrag.GitHub.StandIn;
using GitBrag.Reporting.Documents;

namespace GitBrag.Bench.Generations;

/// <summary>Compares a report with the sums over the stand-in's data.</summary>
internal static class ReportCheck
{
    /// <summary>Describes the first difference; null when there is none.</summary>
    public static string? Difference(World world, Report report)
    {
        var (told, right) = (report.Totals, WorldSums.Of(world, report.Username, report.Since, report.Until));
        (string What, long Told, long True)[] sums =
        [
            ("pull requests", told.PullRequests, right.PullRequests),
            ("merged ones", told.Merged, right.Merged),
            ("closed ones", told.Closed, right.Closed),
            ("repositories", told.Repositories, right.Repositories),
            ("additions", told.Additions, right.Additions),
            ("deletions", told.Deletions, right.Deletions),
            ("changed files", told.ChangedFiles, right.ChangedFiles),
        ];
        return !report.Complete ? "it is not complete"
            : sums.FirstOrDefault(sum => sum.Told != sum.True) is { What: { } what } wrong
                ? string.Create(CultureInfo.InvariantCulture, $"it counts {wrong.Told:N0} {what} where there are {wrong.True:N0}")
                : null;
    }
}
