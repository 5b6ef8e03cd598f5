using GitBrag.Api.Problems;
using GitBrag.GitHub;
using GitBrag.Keys;

namespace GitBrag.Api.Requests;

/// <summary>Parses the usernames and periods of requests into keys.</summary>
/// <param name="gitHub">Has the host of the usernames.</param>
/// <param name="clock">Tells which dates are in the future.</param>
internal sealed class RequestKeys(GitHubOptions gitHub, ReportClock clock)
{
    private readonly string _host = gitHub.Host;

    /// <summary>Reads a username; null means success.</summary>
    public Problem? Read(string username, out GitHubLogin login) => GitHubLogin.TryParse(_host, username, out login) ? null : KnownProblems.InvalidUsername;

    /// <summary>Reads a username and the period in a page's query; null means success.</summary>
    public Problem? Read(string username, PeriodQuery query, out ReportKey report) => Read(username, query.At(clock.UtcNow), out report);

    /// <summary>Reads a username and a period; null means success.</summary>
    public Problem? Read(string username, string period, out ReportKey report)
    {
        report = default;
        if (Read(username, out var login) is { } problem)
        {
            return problem;
        }

        if (!ReportPeriod.TryParse(period, clock.UtcNow, out var parsed))
        {
            return KnownProblems.InvalidPeriod;
        }

        report = new ReportKey(login, parsed);
        return null;
    }
}
