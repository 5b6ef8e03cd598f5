using GitBrag.Cli.Invocation;

namespace GitBrag.Cli.Cluster;

/// <summary>The programs that a cluster on this machine needs.</summary>
internal static class ClusterRequirements
{
    /// <exception cref="CommandFailedException">One is missing.</exception>
    public static void Check()
    {
        if (OperatingSystem.IsWindows() || !IsOnPath("redis-server"))
        {
            throw new CommandFailedException("A cluster needs redis-server; install the package redis-server (Debian, Ubuntu) or redis.", ExitCode.Lacking);
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(directory => File.Exists(Path.Combine(directory, program)));
}
