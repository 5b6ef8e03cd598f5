using System.Globalization;
using GitBrag.Bench.Generations;
using Spectre.Console;

namespace GitBrag.Bench.Results;

/// <summary>The figures of a run as a table, with the ratios to an earlier run, if any.</summary>
internal static class BenchTable
{
    private static readonly string[] Titles = ["Case", "Seconds", "Requests", "Points", "Reads/s", "p50 ms", "p99 ms"];

    public static Table Of(BenchResult result)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var title in Titles)
        {
            table.AddColumn(new TableColumn(title) { Alignment = title == Titles[0] ? Justify.Left : Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        }

        foreach (var (size, cases) in result.Generations)
        {
            foreach (var name in GenerationCases.All.Where(cases.ContainsKey))
            {
                var (now, ratios) = (cases[name], result.Ratios?.Generations[size][name]);
                table.AddRow(Text($"{size:N0} {name}"), Cell($"{now.Seconds:N2}", ratios?.Seconds), Cell($"{now.Requests:N0}", ratios?.Requests), Cell($"{now.Points:N0}", ratios?.Points));
            }
        }

        foreach (var (connections, now) in result.Reads)
        {
            var ratios = result.Ratios?.Reads[connections];
            var name = Text($"reads, {connections:N0} {(connections == 1 ? "connection" : "connections")}");
            table.AddRow(name, "", "", "", Cell($"{now.PerSecond:N0}", ratios?.PerSecond), Cell($"{now.P50:N2}", ratios?.P50), Cell($"{now.P99:N2}", ratios?.P99));
        }

        return table;
    }

    private static string Cell(FormattableString figure, double? ratio) => Text(figure) + (ratio is { } known ? Text($" ×{known:N2}") : "");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
