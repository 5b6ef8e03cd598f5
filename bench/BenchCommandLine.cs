using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using GitBrag.Bench.Cluster;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;

namespace GitBrag.Bench;

/// <summary>Reads the command line of the measuring programs and runs the command.</summary>
/// <param name="consoles">Where to write.</param>
/// <param name="time">The clock.</param>
internal sealed class BenchCommandLine(Consoles consoles, TimeProvider time)
{
    private const int LargestSize = 100_000;
    private const int LongestReadTime = 600;

    private readonly CommandRun _run = new(consoles);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="cancellationToken">Ends the command in order.</param>
    /// <returns>What to exit with, one of <see cref="ExitCode"/>.</returns>
    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => _run.RunAsync(Root(), arguments, cancellationToken);

    private Command Root()
    {
        var root = new Command("gitbrag", "Measures the service.") { Bench(), ClusterTest() };
        root.Options.Add(new HelpOption { Recursive = true });
        root.SetAction(_ => _run.Fail("Which command? --help lists them.", ExitCode.BadUsage));
        return root;
    }

    private Command Bench()
    {
        var quick = new Option<bool>("--quick") { Description = "Leave out 9,000 pull requests and measure shorter." };
        var sizes = new Option<string?>("--sizes") { HelpName = "N,N", Description = "The numbers of pull requests (100,1000,2500,9000)." };
        var repeats = new Option<int?>("--repeat") { HelpName = "N", Description = "How often up to 100 pull requests are measured; the medians count (5)." };
        var seconds = new Option<int?>("--seconds") { HelpName = "N", Description = "How long a stored report is read over each number of connections (5)." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table." };
        var compare = new Option<string?>("--compare") { HelpName = "FILE", Description = "Show the ratios to an earlier run, whose JSON the file holds; exit with 1 when this one is clearly worse." };
        var command = new Command("bench", "Measure generations and reads over a stand-in for GitHub.") { quick, sizes, repeats, seconds, json, compare };
        command.SetAction((parsed, cancellationToken) =>
        {
            var usual = parsed.GetValue(quick) ? BenchOptions.Quick : new BenchOptions();
            return new BenchCommand(consoles, time).RunAsync(
                usual with
                {
                    Sizes = parsed.GetValue(sizes) is { } text ? [.. text.Split(',').Select(size => Number("--sizes", size, LargestSize))] : usual.Sizes,
                    Repeats = InRange("--repeat", parsed.GetValue(repeats) ?? usual.Repeats, 100),
                    ReadTime = parsed.GetValue(seconds) is { } read ? TimeSpan.FromSeconds(InRange("--seconds", read, LongestReadTime)) : usual.ReadTime,
                    Json = parsed.GetValue(json),
                    Compare = parsed.GetValue(compare),
                },
                cancellationToken);
        });
        return command;
    }

    private Command ClusterTest()
    {
        var scenarios = new Option<string[]>("--scenario") { HelpName = "NAME", Description = "Run this one only; may be repeated." };
        scenarios.AcceptOnlyFromAmong([.. ClusterTestCommand.Names]);
        var seconds = new Option<int>("--seconds") { HelpName = "N", Description = "How long the load goes on once the cluster is whole again.", DefaultValueFactory = _ => 10 };
        var loss = new Option<bool>("--force-loss") { Description = "Make the cluster lose a task, to see that it is reported; runs nothing else." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table." };
        var logs = new Option<string?>("--logs") { HelpName = "DIR", Description = "Keep the logs of all processes there." };
        var command = new Command("cluster-test", "Take parts of a loaded cluster away and count what comes of it.") { scenarios, seconds, loss, logs, json };
        command.SetAction((parsed, cancellationToken) => new ClusterTestCommand(consoles, time).RunAsync(
            new ClusterTestOptions
            {
                Scenarios = parsed.GetValue(scenarios) ?? [],
                After = TimeSpan.FromSeconds(InRange("--seconds", parsed.GetValue(seconds), LongestReadTime)),
                ForceLoss = parsed.GetValue(loss),
                Logs = parsed.GetValue(logs),
                Json = parsed.GetValue(json),
            },
            cancellationToken));
        return command;
    }

    private static int Number(string option, string text, int most) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? InRange(option, number, most) : throw Refuse(option, text, most);

    private static int InRange(string option, int number, int most) => number >= 1 && number <= most ? number : throw Refuse(option, number, most);

    private static CommandFailedException Refuse(string option, object given, int most) =>
        new($"{option} takes whole numbers from 1 to {most}, not '{given}'.", ExitCode.BadUsage);
}
