using Spectre.Console;

namespace GitBrag.Cli.Reports;

/// <summary>What the parts of a printed report have in common.</summary>
internal static class Layout
{
    /// <summary>The longest bar, in columns: longer ones say no more.</summary>
    public const int LongestBar = 48;

    /// <summary>The shortest length that the widest bar shrinks to.</summary>
    public const int ShortestBar = 8;

    /// <summary>A grid whose columns stand two blanks apart. Only the last one is broken into lines.</summary>
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
