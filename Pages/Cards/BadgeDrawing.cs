using System.Globalization;
using GitBrag.Keys;
using GitBrag.Pages.Wording;
using GitBrag.Reporting.Documents;

namespace GitBrag.Pages.Cards;

/// <summary>Draws a report as a badge of one line.</summary>
public static class BadgeDrawing
{
    private const int Height = 22;
    private const int Size = 12;
    private const int Mark = 26;
    private const int Padding = 8;

    /// <summary>Draws a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="theme">The theme.</param>
    /// <returns>The SVG.</returns>
    public static string Draw(Report report, CardTheme theme)
    {
        ArgumentNullException.ThrowIfNull(report);
        var period = Periods.Phrase(ReportPeriod.FromName(report.Period));
        var count = Figures.Count(report.Totals.PullRequests, "pull request");
        return Draw(theme, $"{count}, {period}", count, report.Stale ? $"{period}, as of {Figures.Day(report.CreatedAt)}" : period);
    }

    /// <summary>Draws the badge of a missing report.</summary>
    /// <param name="theme">The theme.</param>
    /// <returns>The SVG.</returns>
    public static string DrawNone(CardTheme theme) => Draw(theme, "GitBrag: no report yet", "GitBrag", "no report yet");

    // textLength fits the text to its box in any font.
    private static string Draw(CardTheme theme, string title, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(theme);
        var (firstWidth, secondWidth) = (Length(first, bold: true), Length(second, bold: false));
        var secondLeft = Mark + firstWidth + Padding;
        var width = secondLeft + secondWidth + Padding;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{Height}" viewBox="0 0 {width} {Height}" role="img" aria-labelledby="t"><title id="t">{CardText.Encode(title)}</title><style>{theme.Style}</style>{(theme.HasGround ? $"<rect class=\"p l\" x=\".5\" y=\".5\" width=\"{width - 1}\" height=\"{Height - 1}\" rx=\"5\"/>" : "")}<g transform="translate(9 4.5) scale(.48)">{CardCanvas.Mark}</g><text class="i b" x="{Mark}" y="15" font-size="{Size}" textLength="{firstWidth}" lengthAdjust="spacingAndGlyphs">{CardText.Encode(first)}</text><text class="m" x="{secondLeft}" y="15" font-size="{Size}" textLength="{secondWidth}" lengthAdjust="spacingAndGlyphs">{CardText.Encode(second)}</text></svg>
            """);
    }

    private static int Length(string text, bool bold) => (int)Math.Round(CardText.Width(text, Size, bold) * 0.92);
}
