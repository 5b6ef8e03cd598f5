using GitBrag.Reporting.Facts;

namespace GitBrag.Reporting;

/// <summary>Tells whether a pull request belongs to a period: it was created or merged in it. When it was closed or updated does not matter.</summary>
public static class PeriodMembership
{
    /// <summary>Tells whether a pull request belongs to a period.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="since">The first instant of the period, inclusive.</param>
    /// <param name="until">The last instant of the period, inclusive.</param>
    /// <returns>True when it was created or merged in the period.</returns>
    public static bool IsInPeriod(PullRequestFacts pullRequest, DateTimeOffset since, DateTimeOffset until) =>
        IsInPeriod(pullRequest.CreatedAt, pullRequest.MergedAt, since, until);

    /// <summary>Tells whether a pull request belongs to a period.</summary>
    /// <param name="createdAt">When it was created.</param>
    /// <param name="mergedAt">When it was merged; null when it was not.</param>
    /// <param name="since">The first instant of the period, inclusive.</param>
    /// <param name="until">The last instant of the period, inclusive.</param>
    /// <returns>True when it was created or merged in the period.</returns>
    public static bool IsInPeriod(DateTimeOffset createdAt, DateTimeOffset? mergedAt, DateTimeOffset since, DateTimeOffset until) =>
        IsWithin(createdAt, since, until) || (mergedAt is { } merged && IsWithin(merged, since, until));

    private static bool IsWithin(DateTimeOffset instant, DateTimeOffset since, DateTimeOffset until) => since <= instant && instant <= until;
}
