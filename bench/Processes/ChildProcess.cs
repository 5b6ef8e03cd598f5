using System.Diagnostics;
using GitBrag.Cli.Processes;

namespace GitBrag.Bench.Processes;

/// <summary>A started process whose output goes to a file. Disposing it kills the process.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Task _copying;
    private readonly string _log;

    private ChildProcess(Process process, string log)
    {
        (_process, _log) = (process, log);
        _copying = CopyOutputAsync(process, log);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program on the path. The environment is added to that of this process; null removes a variable. Output is appended to the log.</summary>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string log)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!, log);
    }

    /// <summary>Waits until it has ended and its output is in the log.</summary>
    /// <exception cref="OperationCanceledException">It took longer.</exception>
    public async Task WaitForExitAsync(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(deadline.Token);
        await _copying.WaitAsync(deadline.Token);
    }

    /// <summary>Stops it with SIGTERM, and kills it when that takes too long.</summary>
    /// <returns>Whether SIGTERM was enough.</returns>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        if (!OperatingSystem.IsWindows() && !_process.HasExited)
        {
            Signals.SendTerminate(_process.Id);
            using var deadline = new CancellationTokenSource(patience);
            try
            {
                await _process.WaitForExitAsync(deadline.Token);
                return true;
            }
            catch (OperationCanceledException)
            {
                // Killed below.
            }
        }

        await KillAsync();
        return false;
    }

    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    /// <summary>Suspends it until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signals.SendStop(_process.Id);

    public void Thaw() => Signals.SendContinue(_process.Id);

    /// <summary>The last lines of its output, to say why it failed.</summary>
    public async Task<string> LastWordsAsync()
    {
        await Task.WhenAny(_copying, Task.Delay(FlushTime));
        return LogFile.LastWords(_log);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await Task.WhenAny(_copying, Task.Delay(FlushTime));
        _process.Dispose();
    }

    private static async Task CopyOutputAsync(Process process, string log)
    {
        await using var file = new StreamWriter(new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        using var turn = new SemaphoreSlim(1);
        await Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));

        async Task CopyAsync(StreamReader output)
        {
            while (await output.ReadLineAsync() is { } line)
            {
                await turn.WaitAsync();
                await file.WriteLineAsync(line);
                turn.Release();
            }
        }
    }
}
