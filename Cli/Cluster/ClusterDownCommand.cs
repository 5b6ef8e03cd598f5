using GitBrag.Cli;
using GitBrag.Cli.Terminal;

namespace GitBrag.Bench.Cluster.Up;

/// <summary><c>cluster down</c>: ends just the processes that <c>cluster up</c> has left running. What Redis keeps stays.</summary>
/// <param name="consoles">Where to print.</param>
internal sealed class ClusterDownCommand(Consoles consoles)
{
    /// <summary>Runs the command.</summary>
    /// <returns>What to exit with.</returns>
    public async Task<int> RunAsync()
    {
        var ended = await EndAsync(ClusterRecord.Open());
        foreach (var line in ended.DefaultIfEmpty("No cluster is up."))
        {
            consoles.Out.Profile.Out.Writer.WriteLine(line);
        }

        return ExitCode.Success;
    }

    /// <summary>Ends what is recorded: Redis last, since the others still write to it.</summary>
    /// <returns>For each process in a line how it ended.</returns>
    public static async Task<IReadOnlyList<string>> EndAsync(ClusterRecord record)
    {
        var members = record.Read();
        var ended = new List<string>();
        foreach (var kind in (string[])["gateway", "silo", "redis"])
        {
            ended.AddRange(await Task.WhenAll(members.Where(member => member.Name.StartsWith(kind, StringComparison.Ordinal)).Select(EndAsync)));
        }

        record.Write([]);
        return ended;
    }

    private static async Task<string> EndAsync(RunningMember member)
    {
        var had = member.Process.HasEnded;
        var how = await DetachedProcess.StopAsync(member.Process) ? "has ended" : "had to be killed";
        return $"{member.Name,-10} pid {member.Process.Pid,-8} {(had ? "had ended before" : how)}";
    }
}
