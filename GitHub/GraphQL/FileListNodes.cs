namespace GitBrag.GitHub.GraphQL;

/// <summary>The file lists of several pull requests, in the order they were asked for; null in the place of what cannot be shown.</summary>
internal sealed record FileListsData : QueryData
{
    public List<FileListNode?>? Nodes { get; init; }

    public override int PullRequestCount => Nodes?.Count(static node => node is not null) ?? 0;

    public override int FileListCount => PullRequestCount;
}

/// <summary>The variables of <see cref="FileListsData"/>'s query.</summary>
internal sealed record FileListsVariables(IReadOnlyList<string> Ids, int Files);

/// <summary>A further page of one pull request's file list.</summary>
internal sealed record MoreFilesData : QueryData
{
    public FileListNode? Node { get; init; }

    public override int PullRequestCount => Node is null ? 0 : 1;

    public override int FileListCount => PullRequestCount;
}

/// <summary>The variables of <see cref="MoreFilesData"/>'s query.</summary>
internal sealed record MoreFilesVariables(string Id, int Files, string? After);

/// <summary>A pull request with a page of its file list.</summary>
internal sealed record FileListNode(string? Id, DateTimeOffset? UpdatedAt, int? ChangedFiles, FileConnection? Files, int? Additions = null, int? Deletions = null)
{
    /// <summary>The pull request that was asked for, with its node id and its totals as the answer has them.</summary>
    public ListedPullRequest ApplyTo(ListedPullRequest asked) => asked with
    {
        NodeId = Id ?? asked.NodeId,
        Additions = Additions ?? asked.Additions,
        Deletions = Deletions ?? asked.Deletions,
        ChangedFiles = ChangedFiles ?? asked.ChangedFiles,
    };
}

/// <summary>A page of a file list.</summary>
internal sealed record FileConnection(int? TotalCount, PageInfo? PageInfo, List<FileNode?>? Nodes);

/// <summary>A changed file.</summary>
internal sealed record FileNode(string? Path, int Additions, int Deletions);
