using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reporting.Languages;

/// <summary>Adds up languages over pull requests.</summary>
internal static class LanguageShares
{
    /// <summary>How many languages a report lists.</summary>
    public const int MostListed = 10;

    /// <summary>Adds up the languages of pull requests.</summary>
    /// <param name="pullRequests">The pull requests; one whose files are unknown adds nothing.</param>
    /// <returns>
    /// The ten with the most changed lines, largest first, then by name. The hundred percent are the changed lines of every recognised language, the unlisted
    /// ones too; kinds of file that no language is known for are not among them. Empty when nothing is recognised.
    /// </returns>
    public static ImmutableArray<LanguageShare> Of(IEnumerable<PullRequestFacts> pullRequests)
    {
        var languages = new Dictionary<string, (int Files, long Lines)>(StringComparer.Ordinal);
        var total = 0L;
        foreach (var kind in pullRequests.Where(pullRequest => pullRequest.Files is not null).SelectMany(pullRequest => pullRequest.Files!.Kinds))
        {
            if (KnownLanguages.Of(kind.Kind) is { } name)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(languages, name, out _);
                sum = (sum.Files + kind.Files, sum.Lines + kind.Lines);
                total += kind.Lines;
            }
        }

        return
        [
            .. languages
                .OrderByDescending(language => language.Value.Lines)
                .ThenBy(language => language.Key, StringComparer.Ordinal)
                .Take(MostListed)
                .Select(language => new LanguageShare(language.Key, language.Value.Files, language.Value.Lines, Percent(language.Value.Lines, total))),
        ];
    }

    // Decimal arithmetic: a share of exactly x.x5 is rounded up, which a binary fraction cannot promise.
    private static double Percent(long lines, long total) =>
        total == 0 ? 0 : (double)Math.Round(100m * lines / total, 1, MidpointRounding.AwayFromZero);
}
