using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GitBrag.Keys;

/// <summary>The span of time a report is about: a named period that ends now, or two dates.</summary>
/// <remarks>A named period is replaced when it is generated again; a dated one always means the same instants, so it is the permalink.</remarks>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportPeriod")]
public readonly record struct ReportPeriod
{
    /// <summary>What a period may look like, in one sentence for people.</summary>
    public const string Rule =
        "A period is 1_year, 2_years, 5_years, all_time, or two dates as in 2024-01-01..2024-12-31, not before 2008-01-01, the first not after the second, the second not in the future.";

    /// <summary>The first day of <c>all_time</c>: the year GitHub opened.</summary>
    public static readonly DateOnly Beginning = new(2008, 1, 1);

    private static readonly Dictionary<string, int?> NamedDays = new(StringComparer.Ordinal)
    {
        ["1_year"] = 365,
        ["2_years"] = 730,
        ["5_years"] = 1825,
        ["all_time"] = null,
    };

    private static readonly TimeSpan LastSecond = new(23, 59, 59);

    private ReportPeriod(string name, DateOnly? first, DateOnly? last) => (Name, First, Last) = (name, first, last);

    /// <summary>The canonical text: <c>1_year</c> or <c>2024-01-01..2024-12-31</c>.</summary>
    [Id(0)]
    public string Name { get; }

    /// <summary>The first day of a dated period, UTC; null for a named one.</summary>
    [Id(1)]
    public DateOnly? First { get; }

    /// <summary>The last day of a dated period, UTC, itself included; null for a named one.</summary>
    [Id(2)]
    public DateOnly? Last { get; }

    /// <summary>The named periods, shortest first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["1_year", "2_years", "5_years", "all_time"];

    /// <summary>Reads a period as a person or a URL gives it.</summary>
    /// <param name="text">The period in any letter case.</param>
    /// <param name="now">The present instant: a dated period may reach to the end of tomorrow in UTC, which is today somewhere.</param>
    /// <param name="period">The period when the text is one.</param>
    /// <returns>Whether the text follows <see cref="Rule"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, DateTimeOffset now, out ReportPeriod period)
    {
        period = default;
        var name = text?.ToLowerInvariant() ?? "";
        if (NamedDays.ContainsKey(name))
        {
            period = new ReportPeriod(name, null, null);
            return true;
        }

        if (!TryParseDates(name, out var first, out var last) || last > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1))
        {
            return false;
        }

        period = new ReportPeriod(name, first, last);
        return true;
    }

    /// <summary>Takes the text of a stored key apart again; the dates are not held against the clock.</summary>
    /// <param name="name">What <see cref="Name"/> gave.</param>
    /// <returns>The period.</returns>
    /// <exception cref="FormatException">The text is not such a name.</exception>
    public static ReportPeriod FromName(string name)
    {
        if (NamedDays.ContainsKey(name))
        {
            return new ReportPeriod(name, null, null);
        }

        return TryParseDates(name, out var first, out var last)
            ? new ReportPeriod(name, first, last)
            : throw new FormatException($"'{name}' is not a period. {Rule}");
    }

    /// <summary>The instants the period stands for when a report is generated now.</summary>
    /// <param name="now">The present instant; a named period ends here, cut to the second as GitHub's instants are.</param>
    /// <returns>The first and the last instant, both inclusive, UTC, whole seconds.</returns>
    public (DateTimeOffset Since, DateTimeOffset Until) At(DateTimeOffset now)
    {
        if (First is { } first && Last is { } last)
        {
            return (Midnight(first), Midnight(last).Add(LastSecond));
        }

        var until = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return (NamedDays[Name] is { } days ? until.AddDays(-days) : Midnight(Beginning), until);
    }

    /// <summary>The canonical text.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static bool TryParseDates(string text, out DateOnly first, out DateOnly last)
    {
        last = default;
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return TryParseDate(dots < 0 ? "" : text[..dots], out first) && TryParseDate(text[(dots + 2)..], out last) && Beginning <= first && first <= last;
    }

    private static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
