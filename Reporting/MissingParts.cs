using System.Collections.Immutable;
using System.Globalization;
using GitBrag.Reporting.Documents;

namespace GitBrag.Reporting;

/// <summary>Puts together a report's list of missing parts.</summary>
internal static class MissingParts
{
    /// <summary>Makes the list of missing parts.</summary>
    /// <param name="input">What the report is computed from.</param>
    /// <param name="repositories">The known repositories.</param>
    /// <param name="unplaced">How many pull requests had to be left out because their repository is unknown.</param>
    /// <returns>The parts, each once, ordered by repository, number, kind and reason; a public report names no repository that may be private.</returns>
    public static ImmutableArray<MissingPart> Of(ReportInput input, RepositoryIndex repositories, int unplaced)
    {
        var parts = input.IncludePrivate ? input.Missing : input.Missing.Select(part => ForPublic(part, repositories)).OfType<MissingPart>();
        if (unplaced > 0)
        {
            var count = string.Create(CultureInfo.InvariantCulture, $"{unplaced}");
            parts = parts.Append(new MissingPart("pullRequests", null, null, $"Left out because their repositories are unknown: {count}."));
        }

        return
        [
            .. parts
                .Distinct()
                .OrderBy(part => part.Repository, StringComparer.OrdinalIgnoreCase)
                .ThenBy(part => part.Number)
                .ThenBy(part => part.What, StringComparer.Ordinal)
                .ThenBy(part => part.Reason, StringComparer.Ordinal),
        ];
    }

    private static MissingPart? ForPublic(MissingPart part, RepositoryIndex repositories)
    {
        if (part.Repository is null)
        {
            return part;
        }

        return repositories.Find(part.Repository) switch
        {
            null => part with { Repository = null, Number = null },
            { IsPrivate: true } => null,
            _ => part,
        };
    }
}
