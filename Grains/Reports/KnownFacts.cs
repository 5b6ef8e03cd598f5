using GitBrag.PullRequests;
using GitBrag.Users;

namespace GitBrag.Reports;

/// <summary>What the stored reports of a username know of its pull requests: a file list stands as long as the pull request was not updated.</summary>
internal static class KnownFacts
{
    // The newest few reports know nearly all there is to know; more would cost memory for little.
    private const int Reports = 8;

    /// <summary>Gathers the facts of the newest reports of a login.</summary>
    /// <param name="grains">The way to the grains.</param>
    /// <param name="login">The login.</param>
    /// <param name="subjectId">GitHub's id of the account that has the login today; what is known of another account is left out.</param>
    /// <param name="stopping">Ends the call.</param>
    /// <returns>Pull requests with known files by node id.</returns>
    public static async Task<Dictionary<string, PullRequestFacts>> Gather(IGrainFactory grains, GitHubLogin login, long subjectId, CancellationToken stopping)
    {
        var known = new Dictionary<string, PullRequestFacts>();
        var stored = await grains.GetGrain<IUserGrain>(login.ToString()).GetReports(stopping);
        foreach (var entry in stored.Take(Reports))
        {
            var facts = await grains.GetGrain<IReportGrain>(new ReportKey(login, entry.Period).ToString()).GetFacts(stopping);
            if (facts?.SubjectId == subjectId)
            {
                // Unpacking thousands takes long enough to hold up the grain's other turns.
                var unpacked = await Task.Run(() => FactsDocument.UnpackOrNull(facts.Facts), stopping);
                Add(known, unpacked?.PullRequests ?? []);
            }
        }

        return known;
    }

    /// <summary>Adds pull requests with known files; of two states the newer one stays.</summary>
    public static void Add(Dictionary<string, PullRequestFacts> known, IEnumerable<PullRequestFacts> pulls)
    {
        foreach (var pull in pulls)
        {
            if (pull.Files is not null && (!known.TryGetValue(pull.NodeId, out var other) || other.UpdatedAt < pull.UpdatedAt))
            {
                known[pull.NodeId] = pull;
            }
        }
    }
}
