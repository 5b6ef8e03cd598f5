using GitBrag.Bench.Processes;
using GitBrag.Cli.Cluster;
using GitBrag.Cli.Invocation;

namespace GitBrag.Bench.Cluster.Members;

/// <summary>One process of a cluster under test, which can be stopped, killed, frozen and started again.</summary>
/// <param name="plan">How it is started.</param>
/// <param name="logs">The directory that takes its log.</param>
internal sealed class Member(MemberPlan plan, string logs) : IAsyncDisposable
{
    // More than the service gives itself to end in order.
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(45);

    private ChildProcess? _process;

    /// <summary>How it is started.</summary>
    public MemberPlan Plan => plan;

    /// <summary>Starts it and returns when it is ready.</summary>
    /// <exception cref="CommandFailedException">It ended instead, or took too long.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = ChildProcess.Start(plan.Program, plan.Arguments, plan.Environment, Path.Combine(logs, $"{plan.Name}.log"));
        await ReadyAsync(cancellationToken);
    }

    /// <summary>Returns when it is ready: a gateway is not while it reaches no silo.</summary>
    /// <exception cref="CommandFailedException">It ended instead, or took too long.</exception>
    public Task ReadyAsync(CancellationToken cancellationToken) => MemberReadiness.WaitAsync(plan, () => _process!.HasExited, _process!.LastWordsAsync, cancellationToken);

    /// <summary>Asks it to end in order and waits until it has.</summary>
    /// <exception cref="CommandFailedException">It had to be killed.</exception>
    public async Task StopAsync()
    {
        if (!await _process!.StopAsync(StopTime))
        {
            throw new CommandFailedException($"{plan.Name} did not end within {StopTime.TotalSeconds:0} seconds of being asked to.", ExitCode.Failed);
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Takes the processor away from it until <see cref="Thaw"/>; its connections stay open.</summary>
    public void Freeze() => _process!.Freeze();

    /// <summary>Ends <see cref="Freeze"/>.</summary>
    public void Thaw() => _process!.Thaw();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
