using System.Diagnostics;
using GitBrag.Bench.Processes;
using GitBrag.Storage.Ownership;

namespace GitBrag.Bench.Cluster.Up;

/// <summary>Starts processes that outlive this one, and ends such processes.</summary>
internal static class DetachedProcess
{
    // In a session of its own where there is setsid, it is not told of what happens to the terminal; the script becomes the program, so that its id is the program's.
    private const string Script = """trap "" HUP; own=$(command -v setsid); exec $own "$@" </dev/null >>"$0" 2>&1""";

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program, looked for on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables over those of this process; null removes one.</param>
    /// <param name="log">The file that takes its output, after what is there.</param>
    /// <returns>The process.</returns>
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

    /// <summary>Asks a process to end in order, kills it when it takes longer than it may, and returns when it has ended. Another one with its id is left alone.</summary>
    /// <returns>Whether it ended by itself.</returns>
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
