namespace GitBrag.Cli.Invocation;

/// <summary>A command cannot continue, for a reason that its user can act on.</summary>
/// <param name="message">The reason, as one sentence. It holds no secret.</param>
/// <param name="exitCode">The program's exit code, one of <see cref="Invocation.ExitCode"/>.</param>
public class CommandFailedException(string message, int exitCode) : Exception(message)
{
    /// <summary>The program's exit code.</summary>
    public int ExitCode => exitCode;
}
