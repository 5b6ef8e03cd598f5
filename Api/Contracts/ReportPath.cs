using GitBrag.Keys;

namespace GitBrag.Api.Contracts;

/// <summary>The path of a report in the REST interface.</summary>
internal static class ReportPath
{
    /// <summary>The path, with the query of a private report.</summary>
    public static string Of(GitHubLogin login, ReportPeriod period, bool isPrivate) =>
        $"/api/v1/users/{Uri.EscapeDataString(login.Name)}/reports/{period.Name}{(isPrivate ? "?private=true" : "")}";
}
