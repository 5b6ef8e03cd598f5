using System.Collections.Immutable;
using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Api.Contracts;

/// <summary>The stored reports of a username.</summary>
/// <param name="Username">The username, lower-case.</param>
/// <param name="Reports">The reports, newest first; empty for none.</param>
internal sealed record ReportListView(string Username, ImmutableArray<ReportListEntry> Reports)
{
    /// <summary>Makes the list.</summary>
    /// <param name="login">The username.</param>
    /// <param name="stored">The public reports.</param>
    /// <param name="own">The caller's own private reports.</param>
    /// <param name="freshSince">Older reports are stale.</param>
    public static ReportListView Of(GitHubLogin login, ImmutableArray<StoredReportEntry> stored, ImmutableArray<StoredReportEntry> own, DateTimeOffset freshSince)
    {
        var entries = stored.Select(report => (Report: report, Private: false)).Concat(own.Select(report => (Report: report, Private: true)));
        return new ReportListView(login.Name, [.. entries.OrderByDescending(entry => entry.Report.CreatedAt).Select(entry => Entry(entry.Report, entry.Private))]);

        ReportListEntry Entry(StoredReportEntry report, bool isPrivate) => new(
            report.Period.Name,
            isPrivate,
            report.CreatedAt.UtcDateTime,
            report.CreatedAt < freshSince,
            report.Complete,
            ReportPath.Of(login, report.Period, isPrivate));
    }
}
