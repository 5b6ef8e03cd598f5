using System.Diagnostics;
using GitBrag.Storage.Ownership;

namespace GitBrag.Cli.Processes;

/// <summary>Starts processes that outlive this one, and stops them.</summary>
internal static class DetachedProcess
{
    // With setsid, where available, the program leaves the terminal's session. The script execs the program, which therefore has the process id of the script.
    private const string Script = """trap "" HUP; own=$(command -v setsid); exec $own "$@" </dev/null >>"$0" 2>&1""";

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts a program on the path. The environment is added to that of this process; null removes a variable. Output is appended to the log.</summary>
    public static ProcessIdentity Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string log)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, log, program, .. arguments]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        return ProcessIdentity.Of(process.Id);
    }

    /// <summary>Stops a process with SIGTERM, or with SIGKILL when that takes too long, and waits until it has ended. A later process with the same id is left alone.</summary>
    /// <returns>Whether SIGTERM was enough.</returns>
    public static async Task<bool> StopAsync(ProcessIdentity process)
    {
        var began = Stopwatch.GetTimestamp();
        for (var asked = false; !process.HasEnded; asked = true)
        {
            if (!asked)
            {
                Signals.SendTerminate(process.Pid);
            }
            else if (Stopwatch.GetElapsedTime(began) > StopTime)
            {
                Signals.SendKill(process.Pid);
                return false;
            }

            await Task.Delay(Pause);
        }

        return true;
    }
}
