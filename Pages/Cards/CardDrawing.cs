using System.Globalization;
using GitBrag.Keys;
using GitBrag.Pages.Reports.Activity;
using GitBrag.Pages.Wording;
using GitBrag.Reporting.Documents;

namespace GitBrag.Pages.Cards;

/// <summary>Draws a report as a card: an SVG without external fonts, images or scripts.</summary>
public static class CardDrawing
{
    /// <summary>The width in pixels.</summary>
    public const int Width = CardCanvas.Width;

    /// <summary>The height in pixels.</summary>
    public const int Height = CardCanvas.Height;

    private const double LineWidth = CardCanvas.Right - CardCanvas.Left;
    private const double NameWidth = 340;
    private const int ChartTop = 152;
    private const int ChartBase = 206;
    private const double Outline = 1.5;
    private const int MostLanguages = 3;
    private const int LanguageSize = 13;

    /// <summary>Draws a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="theme">The theme.</param>
    /// <returns>The SVG.</returns>
    public static string Draw(Report report, CardTheme theme)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(theme);
        var (profile, totals) = (report.Profile, report.Totals);
        var days = Figures.Days(report.Since, report.Until);
        var (name, under) = profile.Name is { Length: > 0 } given && given != profile.Login ? (given, $"@{profile.Login} · {days}") : (profile.Login, days);
        var count = Figures.Count(totals.PullRequests);
        var noun = $"{(totals.PullRequests == 1 ? "pull request" : "pull requests")} in {Figures.Count(totals.Repositories, "repository", "repositories")}";
        var card = new CardCanvas(theme, $"{name}: {count} {noun}", $"{days}, as of {Figures.Day(report.CreatedAt)}.");
        WriteHead(card, name, under);
        card.Text(118, 46, "i b", count);
        card.Text(138, 14, "m", noun);
        card.Figures(118, 14, true, [CardFigure.WithKey("■", "a", Figures.Count(totals.Merged), "merged"), CardFigure.WithKey("□", "a", Figures.Count(totals.Open), "open")]);
        card.Figures(138, 14, true, [CardFigure.Alone($"+{Short(totals.Additions)}"), CardFigure.WithWord($"−{Short(totals.Deletions)}", "lines")]);
        DrawChart(card, ActivitySeries.Of(report));
        card.Figures(229, LanguageSize, false, Languages(report));
        WriteFoot(card, $"As of {Figures.Day(report.CreatedAt)}{(report.Stale ? " (stale)" : "")}{(report.Complete ? "" : " · incomplete")}");
        return card.Finish();
    }

    /// <summary>Draws the card of a missing report.</summary>
    /// <param name="login">The username.</param>
    /// <param name="period">The period.</param>
    /// <param name="theme">The theme.</param>
    /// <returns>The SVG.</returns>
    public static string DrawNone(GitHubLogin login, ReportPeriod period, CardTheme theme)
    {
        var span = Periods.Phrase(period);
        var card = new CardCanvas(theme, $"{login.Name}: no report yet", $"No report over {span} has been generated.");
        WriteHead(card, login.Name, char.ToUpperInvariant(span[0]) + span[1..]);
        card.Text(140, 34, "i b", "No report yet");
        card.Text(164, 14, "m", "It appears here when it is generated.");
        WriteFoot(card, "Contribution reports from GitHub");
        return card.Finish();
    }

    /// <summary>A count in at most five characters: <c>9,999</c>, <c>84.1k</c>, <c>1.2M</c>.</summary>
    internal static string Short(long count) => count switch
    {
        < 10_000 => Figures.Count(count),
        < 99_950 => (count / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        < 999_500 => (count / 1e3).ToString("0", CultureInfo.InvariantCulture) + "k",
        _ => (count / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + "M",
    };

    private static void WriteHead(CardCanvas card, string name, string under)
    {
        card.Text(45, 20, "i b", CardText.Fit(name, NameWidth, 20, bold: true));
        card.Text(65, 13, "m", CardText.Fit(under, LineWidth, 13));
    }

    private static void WriteFoot(CardCanvas card, string text)
    {
        card.Rule(242);
        card.Text(260, 12, "m", text);
    }

    // As on the page: merged is filled, open is outlined.
    private static void DrawChart(CardCanvas card, ActivitySeries series)
    {
        var highest = series.Columns.Select(static column => column.Merged + column.Open).DefaultIfEmpty().Max();
        var unit = (double)(ChartBase - ChartTop) / Math.Max(1, highest);
        var step = LineWidth / Math.Max(1, series.Columns.Length);
        var gap = Math.Min(step * 0.3, 9);
        var x = CardCanvas.Left + (gap / 2);
        foreach (var column in series.Columns)
        {
            var merged = column.Merged * unit;
            if (column.Merged > 0)
            {
                card.Column("a", x, ChartBase - merged, step - gap, merged);
            }

            if (column.Open > 0)
            {
                var open = column.Open * unit;
                card.Column("q", x + (Outline / 2), ChartBase - merged - open + (Outline / 2), step - gap - Outline, Math.Max(0.1, open - Outline));
            }

            x += step;
        }

        card.Rule(ChartBase);
    }

    // As many of the largest as fit in the widest usual font.
    private static IEnumerable<CardFigure> Languages(Report report)
    {
        var room = LineWidth;
        foreach (var language in report.Languages.Take(MostLanguages))
        {
            var (name, share) = (CardText.Fit(language.Name, 120, LanguageSize), Figures.Percent(language.Percent));
            room -= CardText.Width($"{name} ", LanguageSize) + CardText.Width(share, LanguageSize, bold: true);
            if (room < 0)
            {
                yield break;
            }

            yield return CardFigure.Named(name, share);
            room -= CardFigure.Gap(narrow: false);
        }
    }
}
