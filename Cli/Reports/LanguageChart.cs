using System.Collections.Immutable;
using GitBrag.Cli.Terminal;
using GitBrag.Reports;
using Spectre.Console;

namespace GitBrag.Cli.Reports;

/// <summary>The languages of a report as bars that mean their shares of the changed lines.</summary>
internal static class LanguageChart
{
    private const int FigureColumns = 30;

    /// <summary>Draws the languages; nothing when there are none.</summary>
    public static Grid? Of(ImmutableArray<LanguageShare> languages, int width)
    {
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

        return grid;
    }
}
