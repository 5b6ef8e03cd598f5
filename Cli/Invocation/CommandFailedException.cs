namespace GitBrag.Cli;

/// <summary>A command cannot go on, and its user can be told why in a sentence.</summary>
/// <param name="message">The sentence; it holds no secret.</param>
/// <param name="exitCode">What the program exits with, one of <see cref="Cli.ExitCode"/>.</param>
public class CommandFailedException(string message, int exitCode) : Exception(message)
{
    /// <summary>What the program exits with.</summary>
    public int ExitCode => exitCode;
}
