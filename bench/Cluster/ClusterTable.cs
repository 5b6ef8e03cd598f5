using System.Globalization;
using GitBrag.Bench.Cluster.Scenarios;
using Spectre.Console;

namespace GitBrag.Bench.Cluster;

/// <summary>The figures of all scenarios as a table.</summary>
internal static class ClusterTable
{
    private static readonly string[] Titles = ["Scenario", "Reads whole\nafter s", "\nReads", "\nfailed", "Slowest\ns", "Tasks\nstarted", "\nlost", "\ntwice", "Wrong\nreports"];

    public static Table Of(IEnumerable<(string Title, ScenarioFigures Figures)> rows)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var title in Titles)
        {
            table.AddColumn(new TableColumn(title) { Alignment = title == Titles[0] ? Justify.Left : Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        }

        foreach (var (title, figures) in rows)
        {
            table.AddRow(
                title, Text($"{figures.ReadsWholeAfterSeconds:N1}"), Text($"{figures.Reads:N0}"), Text($"{figures.ReadsFailed:N0}"), Text($"{figures.SlowestReadSeconds:N1}"),
                Text($"{figures.TasksStarted:N0}"), Text($"{figures.TasksLost:N0}"), Text($"{figures.TasksTwice:N0}"), Text($"{figures.WrongReports:N0}"));
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
