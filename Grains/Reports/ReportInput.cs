using System.Collections.Immutable;
using GitBrag.Keys;
using GitBrag.Profiles;
using GitBrag.PullRequests;
using GitBrag.Repositories;

namespace GitBrag.Reports;

/// <summary>Everything a report is computed from. Two equal inputs give equal reports, in whatever order their parts were gathered.</summary>
internal sealed record ReportInput
{
    /// <summary>Whose report it is, and its period.</summary>
    public required ReportKey Key { get; init; }

    /// <summary>The first instant of the period, inclusive, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last instant of the period, inclusive, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When the report is generated, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whom the report is about.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The pull requests; those outside the period are left out, and one that is given twice counts once, by its newest state.</summary>
    public required IReadOnlyCollection<PullRequestFacts> PullRequests { get; init; }

    /// <summary>
    /// The repositories of the pull requests; names are compared without regard to case. One that is given twice is private when it is so either time.
    /// </summary>
    public required IReadOnlyCollection<RepositoryFacts> Repositories { get; init; }

    /// <summary>The star increases by <c>owner/name</c>, in any letter case; a repository that is not among them has an unknown one. Default: none.</summary>
    public IReadOnlyDictionary<string, StarIncrease> StarIncreases { get; init; } = ImmutableDictionary<string, StarIncrease>.Empty;

    /// <summary>
    /// What could not be had: every counted pull request whose files are unknown must be named here. What names a private repository is left out of a
    /// public report, and what names an unknown one loses its name there. Default: none.
    /// </summary>
    public ImmutableArray<MissingPart> Missing { get; init; } = [];

    /// <summary>What the generation spent.</summary>
    public required ReportCost Cost { get; init; }

    /// <summary>Whether private repositories belong in it; default false, for a public report.</summary>
    public bool IncludePrivate { get; init; }
}
