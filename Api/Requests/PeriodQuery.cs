using System.ComponentModel;

namespace GitBrag.Api.Requests;

/// <summary>The period in the query of an address for people: by name, or by its two dates. Without either it is the last year.</summary>
/// <param name="Period">The period.</param>
/// <param name="Since">Its first day; goes together with <paramref name="Until"/>.</param>
/// <param name="Until">Its last day.</param>
internal sealed record PeriodQuery(
    [property: Description(Texts.Period + " Left out, it is 1_year.")] string? Period = null,
    [property: Description("The first day, as in 2024-01-01; with until, in place of period.")] string? Since = null,
    [property: Description("The last day, as in 2024-12-31; with since, in place of period.")] string? Until = null)
{
    private const string Default = "1_year";

    /// <summary>The period as one text, to be parsed.</summary>
    public override string ToString() => string.IsNullOrEmpty(Since) && string.IsNullOrEmpty(Until)
        ? string.IsNullOrEmpty(Period) ? Default : Period
        : string.IsNullOrEmpty(Period) ? $"{Since}..{Until}" : "";
}
