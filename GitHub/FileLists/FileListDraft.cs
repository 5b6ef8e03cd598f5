using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.FileLists;

/// <summary>A file list while its pages come in.</summary>
/// <param name="pull">The pull request.</param>
internal sealed class FileListDraft(ListedPullRequest pull)
{
    /// <summary>GitHub lists at most 3,000 files of a pull request.</summary>
    public const int Cap = 3_000;

    private readonly List<ChangedFile> _files = [];
    private int _changedFiles = pull.ChangedFiles;
    private DateTimeOffset _updatedAt = pull.UpdatedAt;

    /// <summary>The pull request's node id.</summary>
    public string NodeId => pull.NodeId;

    /// <summary>From where the list goes on; null when it is at its end.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Takes in a page.</summary>
    public void Add(FileListNode node, FileConnection page)
    {
        _changedFiles = node.ChangedFiles ?? _changedFiles;
        _updatedAt = node.UpdatedAt ?? _updatedAt;
        _files.AddRange((page.Nodes ?? []).Where(static file => file?.Path is not null).Select(static file => new ChangedFile(file!.Path!, file.Additions, file.Deletions)));
        Cursor = page.PageInfo is { HasNextPage: true, EndCursor: { } end } && _files.Count < Cap ? end : null;
    }

    /// <summary>What has come of it. GitHub's own count tells whether it gave all it has.</summary>
    public FetchedFileList Finish(DateTimeOffset now) => _files.Count == 0 && _changedFiles > 0
        ? new FetchedFileList(NodeId, null, $"GitHub counts {_changedFiles} changed files and shows none.")
        : new FetchedFileList(NodeId, new PullRequestFiles([.. _files], _files.Count < _changedFiles, now, _updatedAt), null);
}
