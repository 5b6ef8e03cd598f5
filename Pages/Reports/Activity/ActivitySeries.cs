using System.Collections.Immutable;
using GitBrag.Reporting.Documents;

namespace GitBrag.Pages.Reports.Activity;

/// <summary>Pull requests over time: merged ones when they were merged, open ones when they were opened.</summary>
/// <param name="Unit">The length of a column.</param>
/// <param name="Columns">The columns without a gap, oldest first; empty without pull requests.</param>
public sealed record ActivitySeries(ActivityUnit Unit, ImmutableArray<ActivityColumn> Columns)
{
    private const int MostDaysByWeek = 190;
    private const int MostDaysByMonth = 2_200;

    /// <summary>Counts a report's pull requests.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The series over the report's period; <c>all_time</c> begins with the first pull request.</returns>
    public static ActivitySeries Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var counted = report.Repositories
            .SelectMany(static repository => repository.PullRequests)
            .Where(static pullRequest => pullRequest.State != "closed")
            .Select(pullRequest => (Day: DayOf(pullRequest, report), IsMerged: pullRequest.State == "merged"))
            .ToList();
        if (counted.Count == 0)
        {
            return new ActivitySeries(ActivityUnit.Month, []);
        }

        var first = report.Period == "all_time" ? counted.Min(static pullRequest => pullRequest.Day) : Day(report.Since);
        var last = Day(report.Until);
        var unit = UnitOf(last.DayNumber - first.DayNumber);
        var byColumn = counted.ToLookup(pullRequest => Start(unit, pullRequest.Day), static pullRequest => pullRequest.IsMerged);
        var columns = ImmutableArray.CreateBuilder<ActivityColumn>();
        for (var start = Start(unit, first); start <= last; start = Next(unit, start))
        {
            columns.Add(new ActivityColumn(start, byColumn[start].Count(static merged => merged), byColumn[start].Count(static merged => !merged)));
        }

        return new ActivitySeries(unit, columns.ToImmutable());
    }

    private static ActivityUnit UnitOf(int days) => days switch
    {
        <= MostDaysByWeek => ActivityUnit.Week,
        <= MostDaysByMonth => ActivityUnit.Month,
        _ => ActivityUnit.Quarter,
    };

    // A pull request that was merged after the period was opened in it.
    private static DateOnly DayOf(PullRequestEntry pullRequest, Report report)
    {
        var instant = pullRequest.MergedAt is { } mergedAt && mergedAt <= report.Until ? mergedAt : pullRequest.CreatedAt;
        var day = Day(instant);
        return day < Day(report.Since) ? Day(report.Since) : day > Day(report.Until) ? Day(report.Until) : day;
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static DateOnly Start(ActivityUnit unit, DateOnly day) => unit switch
    {
        ActivityUnit.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        ActivityUnit.Month => new DateOnly(day.Year, day.Month, 1),
        _ => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
    };

    private static DateOnly Next(ActivityUnit unit, DateOnly start) => unit switch
    {
        ActivityUnit.Week => start.AddDays(7),
        ActivityUnit.Month => start.AddMonths(1),
        _ => start.AddMonths(3),
    };
}
