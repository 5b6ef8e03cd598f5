using System.Text.Json;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Processes;
using GitBrag.Cli.Tests.FrontDoor;
using GitBrag.GitHub.StandIn;
using GitBrag.Storage.Ownership;
using GitBrag.Testing;

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
    public async Task A_piped_report_is_plain_text_and_nothing_else()
    {
        var (exitCode, output, error) = await _cli.RunProcessAsync("report", "NewComer");

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        Assert.Contains("\nPull requests", output, StringComparison.Ordinal);
        Assert.Contains("\nRepositories\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [BashFact]
    public async Task Run_serves_other_commands_until_it_is_stopped_and_their_json_is_all_they_print()
    {
        using var service = _cli.StartProcess("run");
        await Deadline.UntilAsync(() => DataDirectory.ReadOwner(_cli.Data)?.Address is not null);

        var (exitCode, output, error) = await _cli.RunProcessAsync("report", Newcomer, "--period", "2_years", "--json");

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        using var report = JsonDocument.Parse(output);
        Assert.Equal(("2_years", Newcomer), (report.RootElement.GetProperty("period").GetString(), report.RootElement.GetProperty("username").GetString()));
        Signals.SendTerminate(service.Id);
        Assert.Equal(ExitCode.Success, (await CommandRunner.EndAsync(service)).ExitCode);
    }

    [Fact]
    public async Task A_stored_report_is_printed_again_without_asking_GitHub_and_force_asks()
    {
        await _cli.RunAsync("report", Newcomer);
        _gitHub.ResetStats();
        await _cli.RunAsync("report", Newcomer);
        Assert.Equal(0, _gitHub.Stats.Calls);

        await _cli.RunAsync("report", Newcomer, "--force");
        Assert.NotEqual(0, _gitHub.Stats.Calls);
    }

    [Fact]
    public async Task Nobody_of_that_name_is_4()
    {
        var (exitCode, output, error) = await _cli.RunAsync("report", "nobody-of-this-name");

        Assert.Equal((ExitCode.UserNotFound, ""), (exitCode, output));
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Without_credentials_one_sentence_names_the_variable_and_a_stored_report_is_still_printed()
    {
        _cli.Set("GITHUB_TOKEN", "");
        var (exitCode, output, error) = await _cli.RunAsync("report", Newcomer);
        Assert.Equal((ExitCode.Lacking, ""), (exitCode, output));
        Assert.Contains("GITHUB_TOKEN", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        _cli.Set("GITHUB_TOKEN", GitHubStandIn.DefaultToken);
        await _cli.RunAsync("report", Newcomer);
        _cli.Set("GITHUB_TOKEN", "");
        _cli.Set("REPORT_CACHE_STALE_AGE", "0");
        (exitCode, output, error) = await _cli.RunAsync("report", Newcomer);
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Contains("Pull requests", output, StringComparison.Ordinal);
        Assert.Equal("gitbrag: this stored report is stale; set GITHUB_TOKEN to refresh it.\n", error);
    }

    [Fact]
    public async Task A_refused_token_is_told_and_is_3_although_an_old_report_is_stored()
    {
        await _cli.RunAsync("report", Newcomer);
        _cli.Set("REPORT_CACHE_STALE_AGE", "0");
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
    public async Task Delete_erases_what_is_stored_and_a_barred_username_is_refused()
    {
        await _cli.RunAsync("report", Newcomer);

        var (exitCode, output, _) = await _cli.RunAsync("delete", Newcomer, "--bar", "--yes");
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Equal($"One report of {Newcomer} is erased, and all other data about it. New reports of it are refused.\n", output);

        (exitCode, output, var error) = await _cli.RunAsync("report", Newcomer);
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("barred", error, StringComparison.Ordinal);
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
