namespace GitBrag.Hosting;

/// <summary>The program cannot start, and the user can fix that. The message is the one sentence that the user sees.</summary>
/// <param name="message">The problem and the fix, without secrets.</param>
/// <param name="exitCode">What the program exits with: <see cref="BadSetting"/> or <see cref="Occupied"/>.</param>
public sealed class StartRefusedException(string message, int exitCode) : Exception(message)
{
    /// <summary>The exit code for a setting that cannot be used.</summary>
    public const int BadSetting = 2;

    /// <summary>The exit code when a port, a data directory or a Redis is in use by another program.</summary>
    public const int Occupied = 3;

    /// <summary>The exit code.</summary>
    public int ExitCode => exitCode;
}
