using Spectre.Console;

namespace GitBrag.Cli.Reports;

/// <summary>The common layout of a printed report's parts.</summary>
internal static class Layout
{
    /// <summary>The longest bar, in columns.</summary>
    public const int LongestBar = 48;

    /// <summary>The shortest length of the widest bar, in columns.</summary>
    public const int ShortestBar = 8;

    /// <summary>A grid with two spaces between columns. Only the last column wraps.</summary>
    public static Grid Grid(params ReadOnlySpan<Justify> columns)
    {
        var grid = new Grid();
        for (var i = 0; i < columns.Length; i++)
        {
            var last = i == columns.Length - 1;
            grid.AddColumn(new GridColumn { Alignment = columns[i], NoWrap = !last, Padding = new Padding(0, 0, last ? 0 : 2, 0) });
        }

        return grid;
    }

    public static int BarColumns(int room) => Math.Clamp(room, ShortestBar, LongestBar);
}
