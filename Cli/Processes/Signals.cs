using System.Runtime.InteropServices;

namespace GitBrag.Bench.Processes;

/// <summary>Signals to processes, on Linux and macOS.</summary>
internal static partial class Signals
{
    private const int Kill = 9;
    private const int Terminate = 15;
    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>Ends the process at once.</summary>
    public static void SendKill(int processId) => _ = Send(processId, Kill);

    /// <summary>Asks the process to end in order.</summary>
    public static void SendTerminate(int processId) => _ = Send(processId, Terminate);

    /// <summary>Takes the processor away from the process until <see cref="SendContinue"/>.</summary>
    public static void SendStop(int processId) => _ = Send(processId, Stop);

    /// <summary>Ends <see cref="SendStop"/>.</summary>
    public static void SendContinue(int processId) => _ = Send(processId, Continue);

    // What fails, fails because the process has ended; whoever sends a signal waits for the process itself.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int processId, int signal);
}
