using System.Collections.Immutable;

namespace GitBrag.GitHub.Listing;

/// <summary>Some of the pull requests of a period, in no particular order. Over all pages every pull request comes exactly once.</summary>
/// <param name="Subject">Whose they are.</param>
/// <param name="ExpectedTotal">How many pull requests the period holds by GitHub's own count.</param>
/// <param name="PullRequests">The pull requests; empty only on the first page of somebody who has none.</param>
/// <param name="Repositories">The repositories that <paramref name="PullRequests"/> name, each once.</param>
public sealed record ListedPage(
    UserProfile Subject,
    int ExpectedTotal,
    ImmutableArray<ListedPullRequest> PullRequests,
    ImmutableArray<ListedRepository> Repositories);
