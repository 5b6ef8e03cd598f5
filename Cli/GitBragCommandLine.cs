using System.CommandLine;
using System.CommandLine.Help;
using GitBrag.Api;
using GitBrag.Cli.Cluster;
using GitBrag.Cli.Deletion;
using GitBrag.Cli.Demo;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Reports;
using GitBrag.Cli.Terminal;

namespace GitBrag.Cli;

/// <summary>The commands of the program.</summary>
/// <param name="consoles">The consoles to write to.</param>
/// <param name="time">The clock.</param>
/// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
public sealed class GitBragCommandLine(Consoles consoles, TimeProvider time, params string[] settings)
{
    internal const string Run = "run";

    private readonly CommandRun _run = new(consoles);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="cancellationToken">Ends the command in order.</param>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => _run.RunAsync(Root(), arguments, cancellationToken);

    private Command Root()
    {
        // A RootCommand would be named after the assembly.
        var root = new Command("gitbrag", "Contribution reports of GitHub users.") { Report(), Demo(), Service(), Delete(), LocalCluster() };
        root.Options.Add(new HelpOption { Recursive = true });
        root.SetAction(_ => _run.Fail("Which command? --help lists them.", ExitCode.BadUsage));
        return root;
    }

    private Command Report()
    {
        var username = Username();
        var period = new Option<string>("--period", "-p") { HelpName = "PERIOD", Description = "1_year, 2_years, 5_years, all_time, or two dates such as 2024-01-01..2024-12-31.", DefaultValueFactory = _ => "1_year" };
        var force = new Option<bool>("--force", "-f") { Description = "Refresh the report even when the stored one is fresh." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON and nothing else." };
        var command = new Command("report", "Print the contribution report of a GitHub user.") { username, period, force, json };
        command.SetAction((parsed, cancellationToken) => new ReportCommand(consoles, time, settings).RunAsync(
            parsed.GetRequiredValue(username), parsed.GetRequiredValue(period), parsed.GetValue(force), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private Command Demo()
    {
        var command = new Command("demo", "Serve the reports of a made-up contributor, without a token or the internet.");
        command.SetAction((_, cancellationToken) => new DemoCommand(consoles, time, settings).RunAsync(cancellationToken));
        return command;
    }

    private Command Service()
    {
        var command = new Command(Run, "Serve reports over HTTP until Ctrl-C. Environment variables configure it.");
        command.SetAction((_, _) => GitBragApplication.RunAsync(settings));
        return command;
    }

    private Command Delete()
    {
        var username = Username();
        var bar = new Option<bool>("--bar") { Description = "Also refuse new reports of this username." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask for confirmation." };
        var command = new Command("delete", "Erase everything stored about a GitHub user.") { username, bar, yes };
        command.SetAction((parsed, cancellationToken) => new DeleteCommand(consoles, time, settings).RunAsync(
            parsed.GetRequiredValue(username), parsed.GetValue(bar), parsed.GetValue(yes), cancellationToken));
        return command;
    }

    private Command LocalCluster()
    {
        var up = new Command("up", "Start Redis, three silos and two gateways in the background.");
        up.SetAction((_, cancellationToken) => new ClusterUpCommand(consoles, settings).RunAsync(cancellationToken));
        var down = new Command("down", "Stop the processes that 'cluster up' started.");
        down.SetAction((_, _) => new ClusterDownCommand(consoles, settings).RunAsync());
        var command = new Command("cluster", "Run a cluster on this machine.") { up, down };
        command.SetAction(_ => _run.Fail("'cluster up' or 'cluster down'? --help tells more.", ExitCode.BadUsage));
        return command;
    }

    private static Argument<string> Username() => new("username") { HelpName = "USERNAME", Description = "The GitHub username, in any letter case." };
}
