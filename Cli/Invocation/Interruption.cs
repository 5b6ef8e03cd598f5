using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GitBrag.Cli.Invocation;

/// <summary>Handles Ctrl-C and SIGTERM: the first signal cancels the command, the second ends the process.</summary>
public sealed class Interruption : IDisposable
{
    // Some programs signal a process and its group, which delivers one request twice.
    private static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _ended = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private long _first;

    /// <summary>Starts listening for signals.</summary>
    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _ended.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _ended.Dispose();
    }

    // Without Cancel, the runtime ends the process.
    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = !_ended.IsCancellationRequested || Stopwatch.GetElapsedTime(_first) < Echo;
        if (!_ended.IsCancellationRequested)
        {
            _first = Stopwatch.GetTimestamp();
            _ended.Cancel();
        }
    }
}
