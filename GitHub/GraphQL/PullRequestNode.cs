namespace GitBrag.GitHub.GraphQL;

/// <summary>A pull request as a search gives it. GitHub leaves out what fails, whatever its schema says.</summary>
internal sealed record PullRequestNode
{
    public string? Id { get; init; }

    public int? Number { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public bool? IsDraft { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? MergedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public int? Additions { get; init; }

    public int? Deletions { get; init; }

    public int? ChangedFiles { get; init; }

    public string? AuthorAssociation { get; init; }

    public RepositoryNode? Repository { get; init; }

    /// <summary>The facts a report needs; null when one that it cannot do without is missing.</summary>
    public ListedPullRequest? ToListed() => this is
    {
        Id: { } id, Number: { } number, CreatedAt: { } created, UpdatedAt: { } updated,
        Additions: { } additions, Deletions: { } deletions, ChangedFiles: { } files, Repository.NameWithOwner: { } repository,
    }
        ? new ListedPullRequest
        {
            NodeId = id,
            RepositoryId = Repository.DatabaseId,
            Repository = repository,
            Number = number,
            Title = Title ?? "",
            Url = Url ?? "",
            Draft = IsDraft ?? false,
            CreatedAt = created,
            UpdatedAt = updated,
            MergedAt = MergedAt,
            ClosedAt = ClosedAt,
            Additions = additions,
            Deletions = deletions,
            ChangedFiles = files,
            AuthorAssociation = AuthorAssociation ?? "NONE",
        }
        : null;
}

/// <summary>The repository of a pull request.</summary>
internal sealed record RepositoryNode(
    string? NameWithOwner, string? Url, string? Description, bool? IsPrivate, long? StargazerCount, DateTimeOffset? CreatedAt, long? DatabaseId = null)
{
    /// <summary>The facts a report needs.</summary>
    public ListedRepository ToListed() =>
        new(NameWithOwner ?? "", Url ?? "", string.IsNullOrWhiteSpace(Description) ? null : Description, IsPrivate ?? true, StargazerCount ?? 0, CreatedAt ?? DateTimeOffset.UnixEpoch, DatabaseId);
}
