using GitBrag.Bench.Processes;
using GitBrag.Cli.Cluster;
using GitBrag.Cli.Invocation;

namespace GitBrag.Bench.Cluster.Members;

/// <summary>One process of a cluster under test. It can be stopped, killed, suspended and started again.</summary>
/// <param name="plan">How to start it.</param>
/// <param name="logs">The directory for its log.</param>
internal sealed class Member(MemberPlan plan, string logs) : IAsyncDisposable
{
    // Longer than the default SHUTDOWN_TIMEOUT_SECONDS.
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(45);

    private ChildProcess? _process;

    public MemberPlan Plan => plan;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="CommandFailedException">It ended, or was not ready in time.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = ChildProcess.Start(plan.Program, plan.Arguments, plan.Environment, Path.Combine(logs, $"{plan.Name}.log"));
        await ReadyAsync(cancellationToken);
    }

    /// <summary>Waits until it is ready. A gateway is not ready while it has no connection to a silo.</summary>
    /// <exception cref="CommandFailedException">It ended, or was not ready in time.</exception>
    public Task ReadyAsync(CancellationToken cancellationToken) => MemberReadiness.WaitAsync(plan, () => _process!.HasExited, _process!.LastWordsAsync, cancellationToken);

    /// <summary>Stops it in order.</summary>
    /// <exception cref="CommandFailedException">It had to be killed.</exception>
    public async Task StopAsync()
    {
        if (!await _process!.StopAsync(StopTime))
        {
            throw new CommandFailedException($"{plan.Name} did not stop within {StopTime.TotalSeconds:0} seconds.", ExitCode.Failed);
        }
    }

    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Suspends it until <see cref="Thaw"/>. Its connections stay open.</summary>
    public void Freeze() => _process!.Freeze();

    public void Thaw() => _process!.Thaw();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
