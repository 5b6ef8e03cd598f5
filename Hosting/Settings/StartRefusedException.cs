namespace GitBrag.Hosting;

/// <summary>The program must not start, and somebody can do something about it. The message is the one sentence that they are shown.</summary>
/// <param name="message">What is wrong and what is accepted instead; it holds no secret.</param>
/// <param name="exitCode">What the program exits with: <see cref="BadSetting"/> or <see cref="Occupied"/>.</param>
public sealed class StartRefusedException(string message, int exitCode) : Exception(message)
{
    /// <summary>The exit code for a setting that cannot be used.</summary>
    public const int BadSetting = 2;

    /// <summary>The exit code when something the program needs is in somebody else's hands: a port, a data directory, a Redis.</summary>
    public const int Occupied = 3;

    /// <summary>What the program exits with.</summary>
    public int ExitCode => exitCode;
}
