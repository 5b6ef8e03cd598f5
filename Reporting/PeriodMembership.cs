using GitBrag.Reporting.Facts;

namespace GitBrag.Reporting;

/// <summary>Tells whether a pull request belongs to a period: it was created or merged within it.</summary>
public static class PeriodMembership
{
    /// <summary>Tells whether a pull request belongs to the period.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="since">The first instant of the period, inclusive.</param>
    /// <param name="until">The last instant of the period, inclusive.</param>
    /// <returns>True when it was created or merged within the period; when it was closed or updated does not matter.</returns>
    public static bool IsInPeriod(PullRequestFacts pullRequest, DateTimeOffset since, DateTimeOffset until) =>
        IsWithin(pullRequest.CreatedAt, since, until) || (pullRequest.MergedAt is { } mergedAt && IsWithin(mergedAt, since, until));

    private static bool IsWithin(DateTimeOffset instant, DateTimeOffset since, DateTimeOffset until) => since <= instant && instant <= until;
}
