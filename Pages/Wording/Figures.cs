using System.Globalization;

namespace GitBrag.Pages.Wording;

/// <summary>Formats numbers and dates, in English and UTC on every system.</summary>
internal static class Figures
{
    private const int Named = 3;
    private const char Minus = '−';

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    public static string Count(long number, string singular, string? plural = null) => $"{Count(number)} {(number == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>A list of names, of which it writes the first three.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        names.Count > Named ? $"{string.Join(", ", names.Take(Named))} and {Count(names.Count - Named)} more" : string.Join(", ", names);

    public static string Added(long lines) => $"+{Count(lines)}";

    public static string Deleted(long lines) => $"{Minus}{Count(lines)}";

    public static string Signed(long number) => number < 0 ? $"{Minus}{Count(-number)}" : $"+{Count(number)}";

    /// <summary>A share for text, always with one decimal.</summary>
    public static string Share(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A percentage for an attribute.</summary>
    public static string Percent(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A length in an SVG.</summary>
    public static string Length(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Days(DateTimeOffset since, DateTimeOffset until) => $"{Day(since)} – {Day(until)}";

    /// <summary>A date for <c>datetime</c> and date fields.</summary>
    public static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant for <c>datetime</c>.</summary>
    public static string IsoInstant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
