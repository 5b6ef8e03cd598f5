using System.Globalization;

namespace GitBrag.Cli.Reports;

/// <summary>Formats figures independently of the machine's language, with commas between thousands.</summary>
internal static class Figure
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Plus(long value) => value == 0 ? "0" : $"+{Count(value)}";

    public static string Minus(long value) => value == 0 ? "0" : $"-{Count(value)}";

    public static string Stars(long? increase) => increase switch
    {
        null => "unknown",
        < 0 => Count(increase.Value),
        _ => Plus(increase.Value),
    };

    public static string Percent(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.0}%");

    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
