using System.Collections.Immutable;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reporting;

/// <summary>Everything a report is computed from. Two equal inputs give equal reports, in whatever order their parts were gathered.</summary>
public sealed record ReportInput
{
    /// <summary>The login the report is about, lower-case.</summary>
    public required string Username { get; init; }

    /// <summary>The canonical name of the period.</summary>
    public required string Period { get; init; }

    /// <summary>The first instant of the period, inclusive, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last instant of the period, inclusive, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When the report is generated, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The person the report is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>The pull requests; those outside the period are left out, and one that is given twice counts once, by its newest state.</summary>
    public required IReadOnlyCollection<PullRequestFacts> PullRequests { get; init; }

    /// <summary>
    /// The repositories of the pull requests; names are compared without regard to case. One that is given twice is private when it is so either time.
    /// </summary>
    public required IReadOnlyCollection<RepositoryFacts> Repositories { get; init; }

    /// <summary>The star gains by <c>owner/name</c>, in any letter case; a repository that is not among them has an unknown gain. Default: none.</summary>
    public IReadOnlyDictionary<string, StarGain> StarGains { get; init; } = ImmutableDictionary<string, StarGain>.Empty;

    /// <summary>
    /// What is missing: every counted pull request whose files are unknown must be named here. What names a private repository is left out of a
    /// public report, and what names an unknown one loses its name there. Default: none.
    /// </summary>
    public ImmutableArray<MissingPart> Missing { get; init; } = [];

    /// <summary>What the generation spent.</summary>
    public required ReportCost Cost { get; init; }

    /// <summary>Whether private repositories belong in it; default false, for a public report.</summary>
    public bool IncludePrivate { get; init; }
}
