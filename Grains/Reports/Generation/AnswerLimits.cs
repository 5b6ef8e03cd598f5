using System.Globalization;
using GitBrag.GitHub.Sessions;
using GitBrag.Reporting.Documents;

namespace GitBrag.Reports.Generation;

/// <summary>What a session's answers lacked without an error: organisations that GitHub left out, and what an older server does not offer.</summary>
internal static class AnswerLimits
{
    /// <summary>Names it.</summary>
    /// <param name="session">The session that everything was asked with.</param>
    /// <param name="isPrivate">Whether the report is private. A public one does not name organisations: that its maker belongs to them is nobody's business.</param>
    public static IEnumerable<MissingPart> Of(GitHubSession session, bool isPrivate)
    {
        if (session.LeftOutOrganizations is { } organizations)
        {
            yield return new MissingPart("pullRequests", null, null, LeftOut(isPrivate ? organizations : []));
        }

        if (session.Lacking is { Count: > 0 } lacking)
        {
            yield return new MissingPart(MissingPart.Server, null, null, $"This GitHub server is too old to offer: {string.Join(", ", lacking)}.");
        }
    }

    private static string LeftOut(IReadOnlyCollection<long> organizations)
    {
        var which = organizations.Count switch
        {
            0 => "organisations",
            1 => string.Create(CultureInfo.InvariantCulture, $"the organisation with the id {organizations.First()}"),
            _ => $"the organisations with the ids {string.Join(", ", organizations.Select(static id => id.ToString(CultureInfo.InvariantCulture)))}",
        };
        return $"GitHub left out {which}, because the token is not authorised for single sign-on there. "
            + "Authorise it at https://github.com/settings/tokens (\"Configure SSO\"), then refresh the report.";
    }
}
