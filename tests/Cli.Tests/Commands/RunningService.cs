using System.Diagnostics;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Processes;
using GitBrag.GitHub.StandIn;
using GitBrag.Storage.Ownership;
using GitBrag.Testing;

namespace GitBrag.Cli.Tests.Commands;

/// <summary>A service that <c>run</c> started as a process. Stopping it must succeed.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private Process? _process;

    public GitHubStandIn GitHub { get; private set; } = null!;

    internal CommandRunner Cli { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        GitHub = await GitHubStandIn.StartAsync();
        Cli = new CommandRunner(GitHub, _directory.File("data"));
        _process = Cli.StartProcess("run");
        await Deadline.UntilAsync(() => DataDirectory.ReadOwner(_directory.File("data"))?.Address is not null);
    }

    public async ValueTask DisposeAsync()
    {
        Signals.SendTerminate(_process!.Id);
        var (exitCode, _, error) = await CommandRunner.EndAsync(_process);
        _process.Dispose();
        await GitHub.DisposeAsync();
        _directory.Dispose();
        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
    }
}
