using System.Runtime.InteropServices;

namespace GitBrag.Cli.Processes;

/// <summary>Signals to processes, on Linux and macOS.</summary>
internal static partial class Signals
{
    private const int Kill = 9;
    private const int Terminate = 15;
    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    public static void SendKill(int processId) => _ = Send(processId, Kill);

    public static void SendTerminate(int processId) => _ = Send(processId, Terminate);

    /// <summary>Suspends the process until <see cref="SendContinue"/>.</summary>
    public static void SendStop(int processId) => _ = Send(processId, Stop);

    public static void SendContinue(int processId) => _ = Send(processId, Continue);

    // A failure means that the process has ended. Callers wait for the process itself.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int processId, int signal);
}
