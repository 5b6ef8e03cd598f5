using System.Globalization;
using GitBrag.GitHub.StandIn;
using GitBrag.Reports;

namespace GitBrag.Bench.Generations;

/// <summary>Compares reports with the sums over what exists on the stand-in for GitHub: a fast answer that is wrong is worth nothing.</summary>
internal static class ReportCheck
{
    /// <summary>Says in what a report differs.</summary>
    /// <param name="world">What exists.</param>
    /// <param name="report">A report over a period that holds all of the contributor's pull requests that were made or merged in it.</param>
    /// <returns>The first difference in words; null when there is none.</returns>
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
