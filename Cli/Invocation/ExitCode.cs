namespace GitBrag.Cli.Invocation;

/// <summary>The program's exit codes. Scripts rely on these numbers.</summary>
public static class ExitCode
{
    /// <summary>The command did everything.</summary>
    public const int Success = 0;

    /// <summary>The command ran and failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting is invalid.</summary>
    public const int BadUsage = 2;

    /// <summary>Something is missing or in use by another process: a token, a port, a data directory.</summary>
    public const int Lacking = 3;

    /// <summary>GitHub has no such user.</summary>
    public const int UserNotFound = 4;

    /// <summary>Ctrl-C or a signal ended the command.</summary>
    public const int Interrupted = 130;
}
