using GitBrag.Cli.Invocation;
using GitBrag.Cli.Processes;
using GitBrag.Cli.Terminal;

namespace GitBrag.Cli.Cluster;

/// <summary><c>cluster down</c>: stops the processes that <c>cluster up</c> started. Data in Redis is kept.</summary>
/// <param name="consoles">The consoles to write to.</param>
/// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
internal sealed class ClusterDownCommand(Consoles consoles, string[] settings)
{
    public async Task<int> RunAsync()
    {
        var stopped = await StopAsync(ClusterRecord.Open(settings));
        foreach (var line in stopped.DefaultIfEmpty("No cluster is up."))
        {
            consoles.Out.Profile.Out.Writer.WriteLine(line);
        }

        return ExitCode.Success;
    }

    /// <summary>Stops the recorded processes: Redis last, because the others still write to it.</summary>
    /// <returns>One line a process, which says how it ended.</returns>
    public static async Task<IReadOnlyList<string>> StopAsync(ClusterRecord record)
    {
        var members = record.Read();
        var stopped = new List<string>();
        foreach (var kind in (string[])["gateway", "silo", "redis"])
        {
            stopped.AddRange(await Task.WhenAll(members.Where(member => member.Name.StartsWith(kind, StringComparison.Ordinal)).Select(StopAsync)));
        }

        record.Write([]);
        return stopped;
    }

    private static async Task<string> StopAsync(RunningMember member)
    {
        var hadEnded = member.Process.HasEnded;
        var how = await DetachedProcess.StopAsync(member.Process) ? "has ended" : "had to be killed";
        return $"{member.Name,-10} pid {member.Process.Pid,-8} {(hadEnded ? "had ended before" : how)}";
    }
}
