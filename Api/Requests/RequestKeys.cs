using GitBrag.Api.Problems;
using GitBrag.GitHub;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Requests;

/// <summary>Turns the usernames and periods of addresses into keys: the one place where they are parsed.</summary>
/// <param name="gitHub">Names the host that the usernames belong to.</param>
/// <param name="clock">Says which dates lie in the future.</param>
internal sealed class RequestKeys(GitHubOptions gitHub, ReportClock clock)
{
    private readonly string _host = gitHub.Host;

    /// <summary>Reads a username; null means that it is one.</summary>
    public Problem? Read(string username, out GitHubLogin login) => GitHubLogin.TryParse(_host, username, out login) ? null : KnownProblems.InvalidUsername;

    /// <summary>Reads a username and the period of an address for people; null means that they are such.</summary>
    public Problem? Read(string username, PeriodQuery query, out ReportKey report) => Read(username, query.At(clock.UtcNow), out report);

    /// <summary>Reads a username and a period; null means that they are such.</summary>
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
