using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;
using GitBrag.Keys;

namespace GitBrag.Cli.Tests;

public sealed class GitBragCommandLineTests
{
    private const string More = "; --help tells more.";

    [Theory]
    [InlineData("", "Which command? --help lists them.")]
    [InlineData("brag", "Unrecognized command or argument 'brag'" + More)]
    [InlineData("report", "Required argument missing for command: 'report'" + More)]
    [InlineData("report octocat --jsn", "Unrecognized command or argument '--jsn'" + More)]
    [InlineData("report octocat hubot", "Unrecognized command or argument 'hubot'" + More)]
    [InlineData("report octocat --period", "Required argument missing for option: '--period'" + More)]
    [InlineData("report octo.cat", "'octo.cat' is not a GitHub username. " + GitHubLogin.Rule)]
    [InlineData("report u5+is:merged", "'u5+is:merged' is not a GitHub username. " + GitHubLogin.Rule)]
    [InlineData("report octocat --period 3_weeks", "'3_weeks' is not a period. " + ReportPeriod.Rule)]
    [InlineData("report octocat -p 2024-02-31..2024-03-01", "'2024-02-31..2024-03-01' is not a period. " + ReportPeriod.Rule)]
    [InlineData("report octocat -p 2024-03-02..2024-03-01", "'2024-03-02..2024-03-01' is not a period. " + ReportPeriod.Rule)]
    [InlineData("report octocat -p 9999-01-01..9999-12-31", "'9999-01-01..9999-12-31' is not a period. " + ReportPeriod.Rule)]
    [InlineData("report -octo- -p 3_weeks", "'3_weeks' is not a period. " + ReportPeriod.Rule)]
    [InlineData("report -p 3_weeks -- -p-", "'3_weeks' is not a period. " + ReportPeriod.Rule)]
    [InlineData("run --port 80", "Unrecognized command or argument '--port'" + More)]
    [InlineData("cluster", "'cluster up' or 'cluster down'? --help tells more.")]
    [InlineData("delete", "Required argument missing for command: 'delete'" + More)]
    [InlineData("delete octo/cat --yes", "'octo/cat' is not a GitHub username. " + GitHubLogin.Rule)]
    public async Task What_cannot_be_used_is_one_sentence_and_2(string arguments, string sentence)
    {
        var (exitCode, output, error) = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((ExitCode.BadUsage, "", $"gitbrag: {sentence}\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task A_hostile_argument_does_not_reach_the_terminal_as_it_is()
    {
        var (_, _, error) = await RunAsync("report", "\u001b[2Joctocat");

        Assert.StartsWith("gitbrag: '[2Joctocat' is not a GitHub username.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "report")]
    [InlineData("report --help", "--period")]
    [InlineData("delete -h", "--bar")]
    [InlineData("run --help", "until Ctrl-C")]
    [InlineData("cluster --help", "down")]
    public async Task Help_goes_to_standard_output(string arguments, string mentioned)
    {
        var (exitCode, output, error) = await RunAsync(arguments.Split(' '));

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        Assert.Contains(mentioned, output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await new GitBragCommandLine(new Consoles(Consoles.Plain(output, 80), Consoles.Plain(error, 80)), TimeProvider.System).RunAsync(arguments, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
