using System.Collections.Immutable;
using GitBrag.Users;

namespace GitBrag.Api.Reports;

/// <summary>What is stored of a username.</summary>
/// <param name="Username">The username, lower-case.</param>
/// <param name="Reports">The reports, newest first; empty when there are none.</param>
internal sealed record ReportListView(string Username, ImmutableArray<ReportListEntry> Reports)
{
    public static ReportListView Of(GitHubLogin login, ImmutableArray<StoredReportEntry> stored, DateTimeOffset freshSince) => new(
        login.Name,
        [.. stored.Select(report => new ReportListEntry(
            report.Period.Name,
            report.CreatedAt.UtcDateTime,
            report.CreatedAt < freshSince,
            report.Complete,
            $"/api/v1/users/{Uri.EscapeDataString(login.Name)}/reports/{report.Period.Name}"))]);
}
