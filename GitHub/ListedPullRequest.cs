using System.Globalization;

namespace GitBrag.GitHub;

/// <summary>A pull request as a listing shows it. Instants are UTC, whole seconds.</summary>
public sealed record ListedPullRequest
{
    /// <summary>GitHub's global node id, to ask with. It is no identity: GitHub may write the same id in another encoding.</summary>
    public required string NodeId { get; init; }

    /// <summary>GitHub's numeric id of the repository, which stays when it is renamed or transferred; null when unknown.</summary>
    public long? RepositoryId { get; init; }

    /// <summary>The repository, <c>owner/name</c> in its own letter case.</summary>
    public required string Repository { get; init; }

    /// <summary>The number in the repository.</summary>
    public required int Number { get; init; }

    /// <summary>What tells pull requests apart: <see cref="ListedRepository.KeyOf"/> and the number.</summary>
    public string Identity => string.Create(CultureInfo.InvariantCulture, $"{ListedRepository.KeyOf(RepositoryId, Repository)}#{Number}");

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The address on GitHub.</summary>
    public required string Url { get; init; }

    /// <summary>Whether it is a draft.</summary>
    public bool Draft { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last updated, in any way; equal instants prove the file list unchanged.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was merged; null when it was not.</summary>
    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>When it was closed or merged; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Lines added, by the pull request's own total.</summary>
    public required int Additions { get; init; }

    /// <summary>Lines deleted, by the pull request's own total.</summary>
    public required int Deletions { get; init; }

    /// <summary>Files changed, by the pull request's own total.</summary>
    public required int ChangedFiles { get; init; }

    /// <summary>The author's association with the repository, as GitHub writes it: <c>OWNER</c>, <c>MEMBER</c>, <c>CONTRIBUTOR</c>, …</summary>
    public required string AuthorAssociation { get; init; }
}
