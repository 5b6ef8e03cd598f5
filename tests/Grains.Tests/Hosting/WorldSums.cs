using GitBrag.GitHub.StandIn;
using GitBrag.Reports;

namespace GitBrag.Tests.Hosting;

/// <summary>What a report must say, added up from the world that it is about by code that shares nothing with the product.</summary>
internal sealed record WorldSums(int PullRequests, int Merged, int Open, int Closed, int Repositories, long Additions, long Deletions, long ChangedFiles)
{
    public static WorldSums Of(GrainHost host, string username, DateTimeOffset since, DateTimeOffset until)
    {
        var pulls = Pulls(host, username, since, until);
        var counted = pulls.Where(pull => pull.State != "CLOSED").ToList();
        return new WorldSums(
            counted.Count,
            counted.Count(pull => pull.State == "MERGED"),
            counted.Count(pull => pull.State == "OPEN"),
            pulls.Count - counted.Count,
            counted.Select(pull => pull.Repository).Distinct().Count(),
            counted.Sum(pull => (long)pull.Additions),
            counted.Sum(pull => (long)pull.Deletions),
            counted.Sum(pull => (long)pull.Files.Count));
    }

    public static WorldSums Of(Report report)
    {
        var totals = report.Totals;
        return new WorldSums(
            totals.PullRequests, totals.Merged, totals.Open, totals.Closed, totals.Repositories, totals.Additions, totals.Deletions, totals.ChangedFiles);
    }

    /// <summary>The pull requests of a period whose file lists a report needs, as <see cref="Stats.FileLists"/> names them.</summary>
    public static IReadOnlyList<string> FileLists(GrainHost host, string username, string period)
    {
        var (since, until) = ReportPeriod.FromName(period).At(host.Clock.GetUtcNow());
        return [.. Pulls(host, username, since, until).Where(pull => pull.State != "CLOSED").Select(pull => pull.Key).Order()];
    }

    private static List<WorldPullRequest> Pulls(GrainHost host, string username, DateTimeOffset since, DateTimeOffset until) =>
    [
        .. host.GitHub.World.PullRequestsOf(username)
            .Where(pull => !host.GitHub.World.Repository(pull.Repository)!.IsPrivate)
            .Where(pull => Within(pull.CreatedAt, since, until) || (pull.MergedAt is { } merged && Within(merged, since, until))),
    ];

    private static bool Within(DateTimeOffset instant, DateTimeOffset since, DateTimeOffset until) => since <= instant && instant <= until;
}
