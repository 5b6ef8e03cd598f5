namespace GitBrag.Cli;

/// <summary>What the program exits with. Scripts rely on these numbers.</summary>
public static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>It could be tried, and failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting cannot be used.</summary>
    public const int BadUsage = 2;

    /// <summary>Something needed is missing or in somebody else's hands: a token, a port, a data directory.</summary>
    public const int Lacking = 3;

    /// <summary>GitHub knows no such person.</summary>
    public const int UserNotFound = 4;

    /// <summary>Ended by Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}
