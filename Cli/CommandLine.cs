using System.CommandLine;
using System.CommandLine.Help;
using GitBrag.Cli.Deletion;
using GitBrag.Cli.Demo;
using GitBrag.Cli.Reports;
using GitBrag.Cli.Terminal;

namespace GitBrag.Cli;

/// <summary>Reads the command line and runs the command.</summary>
/// <param name="consoles">Where to write.</param>
/// <param name="time">The clock.</param>
public sealed class CommandLine(Consoles consoles, TimeProvider time)
{
    private readonly CommandRun _run = new(consoles);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="cancellationToken">Ends the command in order.</param>
    /// <returns>What to exit with, one of <see cref="ExitCode"/>.</returns>
    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => _run.RunAsync(Root(), arguments, cancellationToken);

    private Command Root()
    {
        // The front door is called gitbrag; a root command of the library would be called by the assembly's name.
        var root = new Command("gitbrag", "Contribution reports of GitHub users.") { Report(), Demo(), Delete() };
        root.Options.Add(new HelpOption { Recursive = true });
        root.SetAction(parsed => _run.Fail("Which command? --help lists them.", ExitCode.BadUsage));
        return root;
    }

    private Command Report()
    {
        var username = Username();
        var period = new Option<string>("--period", "-p") { HelpName = "PERIOD", Description = "1_year, 2_years, 5_years, all_time, or two dates as in 2024-01-01..2024-12-31.", DefaultValueFactory = _ => "1_year" };
        var force = new Option<bool>("--force", "-f") { Description = "Generate the report anew even when a fresh one is stored." };
        var json = new Option<bool>("--json") { Description = "Print the report's JSON and nothing else." };
        var command = new Command("report", "Print the contribution report of a GitHub user.") { username, period, force, json };
        command.SetAction((parsed, cancellationToken) => new ReportCommand(consoles, time).RunAsync(
            parsed.GetRequiredValue(username), parsed.GetRequiredValue(period), parsed.GetValue(force), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private Command Demo()
    {
        var command = new Command("demo", "Serve the reports of a made-up contributor, without a token or the internet.");
        command.SetAction((_, cancellationToken) => new DemoCommand(consoles, time).RunAsync(cancellationToken));
        return command;
    }

    private Command Delete()
    {
        var username = Username();
        var bar = new Option<bool>("--bar") { Description = "Also refuse to generate reports of the username from now on." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new Command("delete", "Erase everything stored about a GitHub user.") { username, bar, yes };
        command.SetAction((parsed, cancellationToken) => new DeleteCommand(consoles, time).RunAsync(
            parsed.GetRequiredValue(username), parsed.GetValue(bar), parsed.GetValue(yes), cancellationToken));
        return command;
    }

    private static Argument<string> Username() => new("username") { HelpName = "USERNAME", Description = "The GitHub username, in any letter case." };
}
