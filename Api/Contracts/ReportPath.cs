using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Contracts;

/// <summary>Where a report is on this service.</summary>
internal static class ReportPath
{
    /// <summary>The path of a report, with the query that a private one has.</summary>
    public static string Of(GitHubLogin login, ReportPeriod period, bool isPrivate) =>
        $"/api/v1/users/{Uri.EscapeDataString(login.Name)}/reports/{period.Name}{(isPrivate ? "?private=true" : "")}";
}
