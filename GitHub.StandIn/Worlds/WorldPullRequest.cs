using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>A pull request in the <see cref="World"/>. Its state follows from its dates: merged, else closed, else open.</summary>
public sealed record WorldPullRequest
{
    private readonly int? _additions;
    private readonly int? _deletions;
    private readonly int? _changedFiles;

    /// <summary>Owner and name of the repository; the world makes it when it does not know it.</summary>
    public required string Repository { get; init; }

    /// <summary>The number in its repository, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The author's login; the world makes the user when it does not know it.</summary>
    public required string Author { get; init; }

    /// <summary>The title.</summary>
    public string Title { get; init; } = "A change";

    /// <summary>The numeric id. 0 lets the world choose, or keeps the one the pull request has.</summary>
    public long DatabaseId { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed or merged; null while it is open. A merged one without it counts as closed when it was merged.</summary>
    public DateTimeOffset? ClosedAt { get => field ?? MergedAt; init; }

    /// <summary>When it was merged; null when it was not.</summary>
    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>When anything about it last changed. When it is not set: when it was closed, else when it was opened.</summary>
    public DateTimeOffset UpdatedAt { get => field == default ? ClosedAt ?? CreatedAt : field; init; }

    /// <summary>Whether it is a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The author's role in the repository: OWNER, MEMBER, COLLABORATOR, CONTRIBUTOR or NONE.</summary>
    public string AuthorAssociation { get; init; } = "CONTRIBUTOR";

    /// <summary>All files it changes. GitHub lists the first 3,000 of them, its totals count all.</summary>
    public IReadOnlyList<WorldFile> Files { get; init; } = [];

    /// <summary>Whether GraphQL answers null for the file list, as GitHub does while it has not computed the diff. The totals stay.</summary>
    public bool HidesFiles { get; init; }

    /// <summary>Whether searches do not find it, as when GitHub's index is behind. It is shown everywhere else.</summary>
    public bool HidesFromSearch { get; init; }

    /// <summary>Lines added. While it is not set: over all files.</summary>
    public int Additions { get => _additions ?? Files.Sum(file => file.Additions); init => _additions = value; }

    /// <summary>Lines deleted. While it is not set: over all files.</summary>
    public int Deletions { get => _deletions ?? Files.Sum(file => file.Deletions); init => _deletions = value; }

    /// <summary>How many files it changes by its own count, which may contradict <see cref="Files"/> while GitHub has not computed the diff. While it is not set: all files.</summary>
    public int ChangedFiles { get => _changedFiles ?? Files.Count; init => _changedFiles = value; }

    /// <summary>OPEN, CLOSED or MERGED, as GraphQL spells it.</summary>
    public string State => MergedAt is not null ? "MERGED" : ClosedAt is not null ? "CLOSED" : "OPEN";

    /// <summary>Repository and number, as in <c>octocat/hello#7</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Repository}#{Number}");

    /// <summary>The global id that GraphQL's <c>node</c> takes.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"PR_kwDO{DatabaseId:x}");
}
