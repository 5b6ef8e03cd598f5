using System.Globalization;

namespace GitBrag.Cli.Reports;

/// <summary>Writes figures the same everywhere: thousands separated by commas, whatever the machine's language.</summary>
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
