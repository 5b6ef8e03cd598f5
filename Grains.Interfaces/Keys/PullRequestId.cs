using System.Globalization;

namespace GitBrag.Keys;

/// <summary>A pull request by its repository and number: the key of <c>IPullRequestGrain</c>.</summary>
/// <param name="Repository">The repository the pull request was opened against.</param>
/// <param name="Number">The pull request's number in that repository, from 1.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.PullRequestId")]
public readonly record struct PullRequestId([property: Id(0)] RepositoryName Repository, [property: Id(1)] int Number)
{
    /// <summary>The grain key, <c>host/owner/name#number</c>.</summary>
    /// <returns>The key.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Repository}#{Number}");
}
