using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;

namespace GitBrag.Tests.Hosting;

/// <summary>What reports of a host say, and must say.</summary>
internal static class ReportSums
{
    extension(WorldSums)
    {
        /// <summary>What a report must say.</summary>
        public static WorldSums Of(GrainHost host, string username, DateTimeOffset since, DateTimeOffset until) => WorldSums.Of(host.GitHub.World, username, since, until);

        /// <summary>What a report says.</summary>
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
            return [.. WorldSums.PublicPullRequests(host.GitHub.World, username, since, until).Where(pull => pull.State != "CLOSED").Select(pull => pull.Key).Order()];
        }
    }
}
