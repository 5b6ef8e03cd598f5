using System.Text.Json;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Tests.FrontDoor;

namespace GitBrag.Cli.Tests.Commands;

/// <summary>Commands that find the service that <c>run</c> started.</summary>
public sealed class RunCommandTests(RunningService service) : IClassFixture<RunningService>
{
    [BashFact]
    public async Task A_piped_report_is_plain_text_and_nothing_else()
    {
        AddContributor("piped");

        var (exitCode, output, error) = await service.Cli.RunProcessAsync("report", "PiPed");

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        Assert.Contains("\nPull requests", output, StringComparison.Ordinal);
        Assert.Contains("\nRepositories\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [BashFact]
    public async Task Json_is_the_only_thing_on_standard_output()
    {
        AddContributor("jsonly");

        var (exitCode, output, error) = await service.Cli.RunProcessAsync("report", "jsonly", "--period", "2_years", "--json");

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        using var report = JsonDocument.Parse(output);
        Assert.Equal(("2_years", "jsonly"), (report.RootElement.GetProperty("period").GetString(), report.RootElement.GetProperty("username").GetString()));
    }

    [BashFact]
    public async Task A_stored_report_is_printed_again_without_asking_GitHub_and_force_asks()
    {
        AddContributor("again");
        await service.Cli.RunAsync("report", "again");
        service.GitHub.ResetStats();
        await service.Cli.RunAsync("report", "again");
        Assert.Equal(0, service.GitHub.Stats.Calls);

        await service.Cli.RunAsync("report", "again", "--force");
        Assert.NotEqual(0, service.GitHub.Stats.Calls);
    }

    [BashFact]
    public async Task Nobody_of_that_name_is_4()
    {
        var (exitCode, output, error) = await service.Cli.RunAsync("report", "nobody-of-this-name");

        Assert.Equal((ExitCode.UserNotFound, ""), (exitCode, output));
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [BashFact]
    public async Task Delete_erases_what_is_stored_and_a_blocked_username_is_refused()
    {
        AddContributor("erased");
        await service.Cli.RunAsync("report", "erased");

        var (exitCode, output, _) = await service.Cli.RunAsync("delete", "erased", "--bar", "--yes");
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Equal("One report of erased is erased, and all other data about it. New reports of it are refused.\n", output);

        (exitCode, output, var error) = await service.Cli.RunAsync("report", "erased");
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("blocked", error, StringComparison.Ordinal);
    }

    private void AddContributor(string login) => service.GitHub.World.AddGenerated(login, 30, 3, 300, 5, TimeProvider.System.GetUtcNow());
}
