using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.FileLists;

/// <summary>A file list while its pages come in.</summary>
/// <param name="pull">The pull request.</param>
internal sealed class FileListDraft(ListedPullRequest pull)
{
    /// <summary>GitHub lists at most 3,000 files of a pull request.</summary>
    public const int Cap = 3_000;

    private readonly List<ChangedFile> _files = [];
    private DateTimeOffset _updatedAt = pull.UpdatedAt;
    private int _listed;

    /// <summary>The pull request, with its node id and its totals as GitHub gave them last.</summary>
    public ListedPullRequest Pull { get; private set; } = pull;

    /// <summary>From where the list goes on; null when it is at its end.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Takes in a page.</summary>
    public void Add(FileListNode node, FileConnection page)
    {
        Pull = node.ApplyTo(Pull);
        _updatedAt = node.UpdatedAt ?? _updatedAt;
        _listed = page.TotalCount ?? _listed;
        _files.AddRange((page.Nodes ?? []).Where(static file => file?.Path is not null).Select(static file => new ChangedFile(file!.Path!, file.Additions, file.Deletions)));
        Cursor = page.PageInfo is { HasNextPage: true, EndCursor: { } end } && _files.Count < Cap ? end : null;
    }

    /// <summary>What has come of it. GitHub's own counts tell whether it has computed the diff, and gave all it has.</summary>
    public FetchedFileList Finish(DateTimeOffset now) =>
        !IsComputed ? new FetchedFileList(Pull, null, FileListAnswer.NotComputed)
        : _files.Count < Math.Min(_listed, Cap) ? new FetchedFileList(Pull, null, $"GitHub counts {_listed} changed files and shows {_files.Count}.")
        : new FetchedFileList(Pull, new PullRequestFiles([.. _files], _files.Count < Pull.ChangedFiles, now, _updatedAt), null);

    // The list's count is that of the pull request, but for the cap. Without files there are no lines.
    private bool IsComputed =>
        (_listed == Pull.ChangedFiles || (_listed >= Cap && Pull.ChangedFiles > Cap))
        && (Pull.ChangedFiles > 0 || (Pull.Additions == 0 && Pull.Deletions == 0));
}
