using GitBrag.Keys;

namespace GitBrag.Pages.Wording;

/// <summary>Periods in words.</summary>
internal static class Periods
{
    public static string Word(string name) => name switch
    {
        "1_year" => "1 year",
        "2_years" => "2 years",
        "5_years" => "5 years",
        "all_time" => "All time",
        _ => Dates(name),
    };

    /// <summary>A period in the middle of a sentence: “the last year”.</summary>
    public static string Phrase(ReportPeriod period) => period.Name switch
    {
        "1_year" => "the last year",
        "2_years" => "the last two years",
        "5_years" => "the last five years",
        "all_time" => "all time",
        _ => Dates(period.Name),
    };

    private static string Dates(string name)
    {
        var period = ReportPeriod.FromName(name);
        return period is { First: { } first, Last: { } last }
            ? FormattableString.Invariant($"{first:d MMM yyyy} – {last:d MMM yyyy}")
            : name;
    }
}
