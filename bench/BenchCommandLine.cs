using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using GitBrag.Bench.Cluster;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;

namespace GitBrag.Bench;

/// <summary>The commands of the program that measures and tests.</summary>
/// <param name="consoles">The consoles to write to.</param>
/// <param name="time">The clock.</param>
internal sealed class BenchCommandLine(Consoles consoles, TimeProvider time)
{
    private const int LargestSize = 100_000;
    private const int LongestReadTime = 600;

    private readonly CommandRun _run = new(consoles);

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
        var quick = new Option<bool>("--quick") { Description = "Skip 9,000 pull requests and measure for a shorter time." };
        var sizes = new Option<string?>("--sizes") { HelpName = "N,N", Description = "The numbers of pull requests (100,1000,2500,9000)." };
        var repeats = new Option<int?>("--repeat") { HelpName = "N", Description = "How often to measure up to 100 pull requests; the result is the median (5)." };
        var seconds = new Option<int?>("--seconds") { HelpName = "N", Description = "How long to read a stored report over each number of connections (5)." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table." };
        var compare = new Option<string?>("--compare") { HelpName = "FILE", Description = "Compare with the JSON of an earlier run; exit with 1 when this run is clearly worse." };
        var command = new Command("bench", "Measure generations and reads against a stand-in for GitHub.") { quick, sizes, repeats, seconds, json, compare };
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
        var scenarios = new Option<string[]>("--scenario") { HelpName = "NAME", Description = "Run only this scenario; may be repeated." };
        scenarios.AcceptOnlyFromAmong([.. ClusterTestCommand.Names]);
        var seconds = new Option<int>("--seconds") { HelpName = "N", Description = "How long to keep up the load after the cluster has recovered.", DefaultValueFactory = _ => 10 };
        var loss = new Option<bool>("--force-loss") { Description = "Only make the cluster lose a task, to see that the loss is reported." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table." };
        var logs = new Option<string?>("--logs") { HelpName = "DIR", Description = "The directory for the logs of all processes." };
        var command = new Command("cluster-test", "Stop and kill parts of a loaded cluster, and count what is lost.") { scenarios, seconds, loss, logs, json };
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
