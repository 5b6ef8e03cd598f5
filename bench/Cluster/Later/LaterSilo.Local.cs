using GitBrag.Cli;

namespace GitBrag.Bench.Cluster.Later;

/// <content>Without clusters there is none.</content>
internal static partial class LaterSilo
{
    /// <summary>Refuses.</summary>
    /// <returns>What to exit with.</returns>
    public static Task<int> RunAsync() => Task.FromResult(ExitCode.Lacking);
}
