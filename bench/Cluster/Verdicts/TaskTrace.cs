using System.Text.RegularExpressions;
using GitBrag.Bench.Cluster.Members;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Verdicts;

/// <summary>The requests of one generation, from the log of the stand-in for GitHub.</summary>
/// <param name="Login">The username.</param>
/// <param name="Silos">The silos that sent requests, in order; successive requests of one silo count once.</param>
/// <param name="FileLists">The number of fetched file lists.</param>
/// <param name="FetchedAgain">The number of file lists that were fetched more than once.</param>
internal sealed partial record TaskTrace(string Login, IReadOnlyList<int> Silos, int FileLists, int FetchedAgain)
{
    /// <summary>Reads the traces, by username, from a log in order of arrival. Usernames are the prefix, a hyphen and a number.</summary>
    public static Dictionary<string, TaskTrace> Read(IEnumerable<GitHubCall> log, string prefix) => log
        .Select(call => (Login: LoginOf(call, prefix), Call: call))
        .Where(one => one.Login is not null)
        .GroupBy(one => one.Login!, one => one.Call)
        .ToDictionary(calls => calls.Key, calls => Of(calls.Key, [.. calls]));

    /// <summary>Describes how it ran twice; null when it did not. A resumed task has several attempts, each on its own silo.</summary>
    public string? Twice(int attempts) =>
        Silos.Count > attempts ? $"silos {string.Join(", ", Silos.Select(silo => silo + 1))} asked GitHub in this order, in {attempts} attempts"
        : attempts == 1 && FetchedAgain * 2 > FileLists ? $"{FetchedAgain} of {FileLists} file lists were fetched again in the only attempt"
        : null;

    private static TaskTrace Of(string login, IReadOnlyList<GitHubCall> calls)
    {
        var silos = new List<int>();
        foreach (var silo in calls.Select(TestCluster.SiloOf).OfType<int>().Where(silo => silo >= 0))
        {
            if (silos.Count == 0 || silos[^1] != silo)
            {
                silos.Add(silo);
            }
        }

        var lists = calls.SelectMany(call => call.FileLists).ToList();
        var different = lists.Distinct().Count();
        return new TaskTrace(login, silos, different, lists.CountBy(list => list).Count(list => list.Value > 1));
    }

    private static string? LoginOf(GitHubCall call, string prefix)
    {
        // A repository is named after its owner; other queries name the login in a variable.
        var text = call.FileLists.Count > 0 ? call.FileLists[0] : call.Variables;
        return Number().Matches(text).Select(match => match.Value).FirstOrDefault(name => name.StartsWith($"{prefix}-", StringComparison.Ordinal));
    }

    [GeneratedRegex("[a-z]+-[a-z]+-[0-9]+")]
    private static partial Regex Number();
}
