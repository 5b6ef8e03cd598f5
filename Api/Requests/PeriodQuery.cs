using System.ComponentModel;
using GitBrag.Reports;

namespace GitBrag.Api.Requests;

/// <summary>The period in the query of an address for people. Without any it is the last year.</summary>
/// <param name="Period">The period.</param>
/// <param name="Since">Its first day, in place of <paramref name="Period"/>.</param>
/// <param name="Until">Its last day, in place of <paramref name="Period"/>.</param>
internal sealed record PeriodQuery(
    [property: Description(ParameterDescriptions.Period + " Left out, it is 1_year.")] string? Period = null,
    [property: Description("The first day, as in 2024-01-01, in place of period. Left out, it is 2008-01-01.")] string? Since = null,
    [property: Description("The last day, as in 2024-12-31, in place of period. Left out, it is today.")] string? Until = null)
{
    private const string Default = "1_year";

    /// <summary>The period as one text, to be parsed.</summary>
    public string At(DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Since) && string.IsNullOrWhiteSpace(Until))
        {
            return string.IsNullOrWhiteSpace(Period) ? Default : Period;
        }

        return $"{Given(Since) ?? Day(ReportPeriod.Beginning)}..{Given(Until) ?? Day(DateOnly.FromDateTime(now.UtcDateTime))}";
    }

    private static string? Given(string? date) => string.IsNullOrWhiteSpace(date) ? null : date;

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
