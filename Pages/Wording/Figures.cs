using System.Globalization;

namespace GitBrag.Pages.Wording;

/// <summary>Writes numbers and dates for people, in British English and UTC, wherever the program runs.</summary>
internal static class Figures
{
    private const int Named = 3;
    private const char Minus = '−';

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    public static string Count(long number, string singular, string? plural = null) => $"{Count(number)} {(number == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>A list of names, the first three of which are written out.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        names.Count > Named ? $"{string.Join(", ", names.Take(Named))} and {Count(names.Count - Named)} more" : string.Join(", ", names);

    public static string Added(long lines) => $"+{Count(lines)}";

    public static string Deleted(long lines) => $"{Minus}{Count(lines)}";

    public static string Signed(long number) => number < 0 ? $"{Minus}{Count(-number)}" : $"+{Count(number)}";

    /// <summary>A share as texts have it, always with one decimal.</summary>
    public static string Share(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A percentage as attributes have it.</summary>
    public static string Percent(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A length in an SVG.</summary>
    public static string Length(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Days(DateTimeOffset since, DateTimeOffset until) => $"{Day(since)} – {Day(until)}";

    /// <summary>A date as <c>datetime</c> and date fields have it.</summary>
    public static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant as <c>datetime</c> has it.</summary>
    public static string IsoInstant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
