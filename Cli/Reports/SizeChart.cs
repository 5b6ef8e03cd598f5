using System.Collections.Immutable;
using GitBrag.Cli.Terminal;
using GitBrag.Reporting.Documents;
using Spectre.Console;

namespace GitBrag.Cli.Reports;

/// <summary>The sizes of a report as bars.</summary>
internal static class SizeChart
{
    private const int FigureColumns = 20;

    /// <summary>Draws all sizes, including empty ones; null when there is no pull request.</summary>
    public static Grid? Of(ImmutableArray<SizeCount> sizes, int width)
    {
        var most = sizes.IsEmpty ? 0 : sizes.Max(size => size.Count);
        if (most == 0)
        {
            return null;
        }

        var grid = Layout.Grid(Justify.Left, Justify.Right, Justify.Left);
        var bar = Layout.BarColumns(width - FigureColumns);
        foreach (var size in sizes)
        {
            grid.AddRow(
                new Text(SafeText.OneLine(size.Name)),
                new Text(Figure.Count(size.Count), new Style(decoration: Decoration.Bold)),
                new Bar((double)size.Count / most, bar, Color.Green));
        }

        return grid;
    }
}
