using System.Diagnostics;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Processes;

namespace GitBrag.Bench.Processes;

/// <summary>A process that this one started, whose output goes to a file. Disposing it ends it at once if it still runs.</summary>
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

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The processor time that it has taken since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program, looked for on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables over those of this process; null removes one.</param>
    /// <param name="log">The file that takes its output, after what is there.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string log)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!, log);
    }

    /// <summary>Waits until it has ended and all that it wrote is in the log.</summary>
    /// <exception cref="OperationCanceledException">It took longer.</exception>
    public async Task WaitForExitAsync(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(deadline.Token);
        await _copying.WaitAsync(deadline.Token);
    }

    /// <summary>Asks it to end in order, as an operator's <c>kill</c> does, and kills it when it takes longer than it may.</summary>
    /// <returns>Whether it ended by itself.</returns>
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
                // It had its time.
            }
        }

        await KillAsync();
        return false;
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    /// <summary>Takes the processor away from it until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signals.SendStop(_process.Id);

    /// <summary>Ends <see cref="Freeze"/>.</summary>
    public void Thaw() => Signals.SendContinue(_process.Id);

    /// <summary>The last lines that it wrote, for a sentence about why it failed.</summary>
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
