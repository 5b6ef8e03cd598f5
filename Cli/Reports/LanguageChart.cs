using GitBrag.Cli.Terminal;
using GitBrag.Reporting.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GitBrag.Cli.Reports;

/// <summary>The languages of a report as bars: their shares of the changed lines.</summary>
internal static class LanguageChart
{
    private const int FigureColumns = 30;

    /// <summary>Draws the languages, and names pull requests whose file lists GitHub cuts; null when there are no languages.</summary>
    public static IRenderable? Of(Report report, int width)
    {
        var languages = report.Languages;
        if (languages.IsEmpty)
        {
            return null;
        }

        var most = Math.Max(languages.Max(language => language.Percent), double.Epsilon);
        var grid = Layout.Grid(Justify.Left, Justify.Right, Justify.Left, Justify.Right);
        var bar = Layout.BarColumns(width - FigureColumns - languages.Max(language => language.Name.Length));
        foreach (var language in languages)
        {
            grid.AddRow(
                new Text(SafeText.OneLine(language.Name)),
                new Text(Figure.Percent(language.Percent), new Style(decoration: Decoration.Bold)),
                new Bar(language.Percent / most, bar, Color.Blue),
                new Text(Figure.Invariant($"{language.Lines:N0} lines"), new Style(Color.Grey)));
        }

        return report.CutFileLists.Select(SafeText.OneLine).ToList() is { Count: > 0 } cut ? new Rows(grid, Remark(cut)) : grid;
    }

    private static Text Remark(IEnumerable<string> cut) => new(
        Figure.Invariant($"GitHub lists no more than {PullRequestEntry.MostListedFiles:N0} files of a pull request. The languages of these count only those files: {string.Join(", ", cut)}."),
        new Style(Color.Grey));
}
