using System.Collections.Immutable;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reports.Generation;

/// <summary>Some of the pull requests of a period, with their repositories.</summary>
/// <param name="Subject">The person they belong to.</param>
/// <param name="ExpectedTotal">How many pull requests the period holds by GitHub's count.</param>
/// <param name="PullRequests">The pull requests.</param>
/// <param name="Repositories">Their repositories, each once.</param>
internal sealed record FactsPage(
    Subject Subject, int ExpectedTotal, ImmutableArray<PullRequestFacts> PullRequests, ImmutableArray<RepositoryFacts> Repositories);
