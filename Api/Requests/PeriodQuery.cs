using System.ComponentModel;
using GitBrag.Keys;

namespace GitBrag.Api.Requests;

/// <summary>The period in a page's query. The default is the last year.</summary>
/// <param name="Period">The period.</param>
/// <param name="Since">Its first day, instead of <paramref name="Period"/>.</param>
/// <param name="Until">Its last day, instead of <paramref name="Period"/>.</param>
internal sealed record PeriodQuery(
    [property: Description(ParameterDescriptions.Period + " Default: 1_year.")] string? Period = null,
    [property: Description("The first day, as in 2024-01-01, instead of period. Default: 2008-01-01.")] string? Since = null,
    [property: Description("The last day, as in 2024-12-31, instead of period. Default: today.")] string? Until = null)
{
    private const string Default = "1_year";

    /// <summary>The period as one text, not yet validated.</summary>
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
