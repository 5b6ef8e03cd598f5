using System.Diagnostics;
using GitBrag.Bench.Generations;
using GitBrag.Bench.Reads;
using GitBrag.Bench.Results;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;
using GitBrag.Testing;

namespace GitBrag.Bench.Tests;

public sealed class BenchResultTests
{
    [Fact]
    public void Medians_are_taken_figure_by_figure_and_a_limit_hit_once_is_not_hidden()
    {
        var median = GenerationFigures.MedianOf([new(1, 30, 10, 0), new(3, 10, 20, 7), new(2, 20, 30, 0)]);

        Assert.Equal(new GenerationFigures(2, 20, 20, 7), median);
    }

    [Fact]
    public void Reads_are_summed_up_by_rate_percentiles_and_processor_time()
    {
        var times = Enumerable.Range(1, 100).Select(milliseconds => milliseconds * Stopwatch.Frequency / 1000).Reverse().ToArray();

        var figures = ReadFigures.Of(times, TimeSpan.FromSeconds(2), client: TimeSpan.FromMilliseconds(30), service: TimeSpan.FromMilliseconds(50));

        Assert.Equal(new ReadFigures(50, 50, 99, 100, 300, 500), figures);
    }

    [Fact]
    public void A_run_is_read_back_from_its_json_as_it_was()
    {
        using var directory = new TemporaryDirectory();
        var result = Result(seconds: 1.5, perSecond: 9000);
        File.WriteAllText(directory.File("run.json"), result.ToJson());

        var read = BenchResult.Read(directory.File("run.json"));

        Assert.Equal(result.Generations[100]["first"], read.Generations[100]["first"]);
        Assert.Equal(result.Reads, read.Reads);
        Assert.Equal(2, read.Processors);
    }

    [Fact]
    public void Ratios_are_now_over_before_and_missing_where_there_is_nothing_to_compare_with()
    {
        var before = Result(seconds: 2, perSecond: 10_000);
        before.Reads.Remove(32);
        before.Generations.Remove(1000);

        var ratios = BenchRatios.Of(Result(seconds: 1, perSecond: 12_500), before);

        Assert.Equal(new GenerationRatios(0.5, 1, null), ratios.Generations[100]["first"]);
        Assert.Equal(new GenerationRatios(null, null, null), ratios.Generations[1000]["first"]);
        Assert.Equal(1.25, ratios.Reads[1].PerSecond);
        Assert.Null(ratios.Reads[32].PerSecond);
    }

    [Fact]
    public void What_is_clearly_worse_than_before_is_told_and_what_is_chance_is_not()
    {
        var before = Result(seconds: 2, perSecond: 10_000);

        Assert.Empty(BenchRatios.Of(Result(seconds: 2.8, perSecond: 8_000), before).Regressions());
        Assert.Empty(BenchRatios.Of(Result(seconds: 1, perSecond: 20_000), before).Regressions());
        Assert.Equal(
            [
                "100 first: seconds ×2.00, at most ×1.50", "1,000 first: seconds ×2.00, at most ×1.50",
                "reads over 1: time a read ×2.00, at most ×1.50", "reads over 32: time a read ×2.00, at most ×1.50",
            ],
            BenchRatios.Of(Result(seconds: 4, perSecond: 5_000), before).Regressions());
        before.Generations[100]["first"] = before.Generations[100]["first"] with { Requests = 4 };
        Assert.Equal("100 first: requests ×1.50, at most ×1.20", Assert.Single(BenchRatios.Of(Result(seconds: 2, perSecond: 10_000), before).Regressions()));
    }

    [Fact]
    public void The_table_has_a_row_for_each_case_in_the_order_of_measuring_and_ratios_behind_the_figures()
    {
        var now = Result(seconds: 1, perSecond: 12_500);
        using var writer = new StringWriter { NewLine = "\n" };

        Consoles.Plain(writer, 130).Write(BenchTable.Of(now with { Ratios = BenchRatios.Of(now, Result(seconds: 2, perSecond: 10_000)) }));

        Assert.Equal(
            [
                "Case | Seconds | Requests | Points | Reads/s | p50 ms | p99 ms",
                "100 first | 1.00 ×0.50 | 6 ×1.00 | 0",
                "1,000 first | 1.00 ×0.50 | 6 ×1.00 | 0",
                "reads, 1 connection | 12,500 ×1.25 | 1.00 ×1.00 | 2.00 ×1.00",
                "reads, 32 connections | 12,500 ×1.25 | 1.00 ×1.00 | 2.00 ×1.00",
            ],
            writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void A_file_that_holds_no_run_is_refused_by_name(string text)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.File("run.json"), text);

        var failure = Assert.Throws<CommandFailedException>(() => BenchResult.Read(directory.File("run.json")));

        Assert.Equal(ExitCode.BadUsage, failure.ExitCode);
        Assert.StartsWith(directory.File("run.json"), failure.Message, StringComparison.Ordinal);
    }

    private static BenchResult Result(double seconds, double perSecond) => new()
    {
        Processors = 2,
        Generations = new()
        {
            [1000] = new() { ["first"] = new(seconds, 6, 0, 0) },
            [100] = new() { ["first"] = new(seconds, 6, 0, 0) },
        },
        Reads = new() { [32] = new(perSecond, 1, 2, 100, 3, 4), [1] = new(perSecond, 1, 2, 100, 3, 4) },
    };

    private static string Cells(string row) => string.Join(" | ", row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
