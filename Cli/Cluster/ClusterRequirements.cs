using GitBrag.Cli;

namespace GitBrag.Bench.Cluster;

/// <summary>What a cluster cannot do without.</summary>
internal static class ClusterRequirements
{
    /// <summary>Refuses where it cannot be had.</summary>
    /// <exception cref="CommandFailedException">Something is missing.</exception>
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
