using System.Globalization;
using GitBrag.GitHub.StandIn;
using GitBrag.Reports;

namespace GitBrag.Bench.Generations;

/// <summary>Compares reports with the sums over what exists on the stand-in for GitHub: a fast answer that is wrong is worth nothing.</summary>
internal static class WorldSums
{
    /// <summary>Says in what a report differs.</summary>
    /// <param name="world">What exists.</param>
    /// <param name="report">A report over a period that holds all of the contributor's pull requests that were made or merged in it.</param>
    /// <returns>The first difference in words; null when there is none.</returns>
    public static string? Difference(World world, Report report)
    {
        var all = world.PullRequestsOf(report.Username).Where(pull => In(report, pull.CreatedAt) || In(report, pull.MergedAt)).ToList();
        var counted = all.Where(pull => pull.State != "CLOSED").ToList();
        var totals = report.Totals;
        (string What, long Told, long True)[] sums =
        [
            ("pull requests", totals.PullRequests, counted.Count),
            ("merged ones", totals.Merged, counted.Count(pull => pull.MergedAt is not null)),
            ("closed ones", totals.Closed, all.Count - counted.Count),
            ("repositories", totals.Repositories, counted.Select(pull => pull.Repository).Distinct(StringComparer.OrdinalIgnoreCase).Count()),
            ("additions", totals.Additions, counted.Sum(pull => (long)pull.Additions)),
            ("deletions", totals.Deletions, counted.Sum(pull => (long)pull.Deletions)),
            ("changed files", totals.ChangedFiles, counted.Sum(pull => (long)pull.Files.Count)),
        ];
        return !report.Complete ? "it is not complete"
            : sums.FirstOrDefault(sum => sum.Told != sum.True) is { What: { } what } wrong
                ? string.Create(CultureInfo.InvariantCulture, $"it counts {wrong.Told:N0} {what} where there are {wrong.True:N0}")
                : null;
    }

    private static bool In(Report report, DateTimeOffset? instant) => instant >= report.Since && instant <= report.Until;
}
