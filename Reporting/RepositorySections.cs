using System.Collections.Immutable;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reporting;

/// <summary>Sorts the pull requests of a report into repositories.</summary>
internal static class RepositorySections
{
    /// <summary>Makes the sections of a report.</summary>
    /// <param name="pullRequests">Every pull request of the report, the closed ones too.</param>
    /// <param name="repositories">Their repositories, all known.</param>
    /// <returns>The sections: the most merged and open pull requests first, then by name. One with closed ones only comes last, its sums 0.</returns>
    public static ImmutableArray<RepositorySection> Of(IEnumerable<PullRequestFacts> pullRequests, RepositoryIndex repositories) =>
    [
        .. pullRequests
            .GroupBy(pullRequest => pullRequest.Repository, StringComparer.OrdinalIgnoreCase)
            .Select(group => (Counted: group.Where(PullRequestState.Counts).ToList(), Section: group))
            .OrderByDescending(part => part.Counted.Count)
            .ThenBy(part => part.Section.Key, StringComparer.OrdinalIgnoreCase)
            .Select(part => Section(part.Section, part.Counted, repositories)),
    ];

    private static RepositorySection Section(IGrouping<string, PullRequestFacts> group, List<PullRequestFacts> counted, RepositoryIndex repositories)
    {
        var newestFirst = group.OrderByDescending(pullRequest => pullRequest.CreatedAt).ThenByDescending(pullRequest => pullRequest.Number).ToList();
        var repository = repositories.Find(group.Key) ?? throw new ArgumentException($"The repository {group.Key} is not among the known ones.", nameof(group));
        var stars = repositories.StarGainOf(group.Key);
        return new RepositorySection(
            repository.Name,
            repository.Url,
            repository.Description,
            // A role is how the account stands to the repository, which the newest pull request tells in whatever state it is.
            newestFirst[0].AuthorAssociation,
            stars.Value,
            stars.Reason,
            counted.Sum(pullRequest => (long)pullRequest.Additions),
            counted.Sum(pullRequest => (long)pullRequest.Deletions),
            [.. newestFirst.Select(Entry)]);
    }

    private static PullRequestEntry Entry(PullRequestFacts pullRequest) => new(
        pullRequest.Number,
        pullRequest.Title,
        pullRequest.Url,
        PullRequestState.Of(pullRequest),
        pullRequest.Draft,
        pullRequest.CreatedAt,
        pullRequest.MergedAt,
        pullRequest.ClosedAt,
        pullRequest.Additions,
        pullRequest.Deletions,
        pullRequest.ChangedFiles,
        PullRequestSize.Of(pullRequest.Additions, pullRequest.Deletions).Name)
    {
        FilesTruncated = pullRequest.Files is { Truncated: true },
    };
}
