using GitBrag.Cli.Invocation;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Cli.Tests.Commands;

/// <summary>Commands against the stand-in for GitHub.</summary>
public sealed class ReportCommandTests : IAsyncLifetime
{
    private const string Newcomer = "newcomer";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gitbrag-cli-");
    private GitHubStandIn _gitHub = null!;
    private CommandRunner _cli = null!;

    public async ValueTask InitializeAsync()
    {
        _gitHub = await GitHubStandIn.StartAsync();
        _gitHub.World.AddGenerated(Newcomer, 30, 3, 300, 5, TimeProvider.System.GetUtcNow());
        _cli = new CommandRunner(_gitHub, Path.Combine(_directory.FullName, "data"));
    }

    [Fact]
    public async Task Without_credentials_one_sentence_names_the_variable_and_a_stored_report_is_still_printed()
    {
        _cli.Set("GITHUB_TOKEN", "");
        _cli.Set("REPORT_CACHE_STALE_AGE", "0");
        await using var service = await _cli.StartServiceAsync();
        var (exitCode, output, error) = await _cli.RunAsync("report", Newcomer);
        Assert.Equal((ExitCode.Lacking, ""), (exitCode, output));
        Assert.Contains("GITHUB_TOKEN", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        _cli.Set("GITHUB_TOKEN", GitHubStandIn.DefaultToken);
        await _cli.RunAsync("report", Newcomer);
        _cli.Set("GITHUB_TOKEN", "");
        (exitCode, output, error) = await _cli.RunAsync("report", Newcomer);
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Contains("Pull requests", output, StringComparison.Ordinal);
        Assert.Equal("gitbrag: this stored report is stale; set GITHUB_TOKEN to refresh it.\n", error);
    }

    [Fact]
    public async Task A_refused_token_is_told_and_is_3_although_an_old_report_is_stored()
    {
        _cli.Set("REPORT_CACHE_STALE_AGE", "0");
        await _cli.RunAsync("report", Newcomer);

        _cli.Set("GITHUB_TOKEN", "ghp_expired");
        var (exitCode, output, error) = await _cli.RunAsync("report", Newcomer);

        Assert.Equal((ExitCode.Lacking, ""), (exitCode, output));
        Assert.Equal("gitbrag: GitHub rejects the credentials; set GITHUB_TOKEN to a valid token.\n", error);
    }

    [Theory]
    [InlineData("report", Newcomer)]
    [InlineData("delete", Newcomer, "--yes")]
    public async Task Where_the_settings_name_a_cluster_one_sentence_says_how_to_ask_it(params string[] arguments)
    {
        _cli.Set("CLUSTER_ID", "production");
        _cli.Set("CACHE_REDIS_HOST", "127.0.0.1");
        _cli.Set("CACHE_REDIS_PORT", "1");

        var (exitCode, output, error) = await _cli.RunAsync(arguments);

        Assert.Equal((ExitCode.BadUsage, ""), (exitCode, output));
        Assert.StartsWith("gitbrag: CLUSTER_ID names the cluster production, which answers through its gateways only", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_one_sentence_and_2()
    {
        _cli.Set("TASK_TIMEOUT_SECONDS", "soon");

        var (exitCode, _, error) = await _cli.RunAsync("report", Newcomer);

        Assert.Equal((ExitCode.BadUsage, "gitbrag: TASK_TIMEOUT_SECONDS is 'soon'; it must be a whole number from 1 to 86400.\n"), (exitCode, error));
    }

    [Fact]
    public async Task Two_commands_at_once_share_the_data_directory()
    {
        _gitHub.World.AddGenerated("other", 30, 3, 300, 5, TimeProvider.System.GetUtcNow());

        var outcomes = await Task.WhenAll(_cli.RunProcessAsync("report", Newcomer), _cli.RunAsync("report", "other"));

        Assert.All(outcomes, outcome => Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error)));
    }

    [Fact]
    public async Task Without_a_terminal_delete_insists_on_yes()
    {
        var (exitCode, _, error) = await _cli.RunProcessAsync("delete", Newcomer);

        Assert.Equal((ExitCode.BadUsage, "gitbrag: Without a terminal, delete needs --yes.\n"), (exitCode, error));
    }

    public async ValueTask DisposeAsync()
    {
        await _gitHub.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
