namespace GitBrag.GitHub.FileLists;

/// <summary>Pull requests whose file lists are asked for in one query.</summary>
/// <param name="Pulls">The pull requests, one or more.</param>
/// <param name="LastRound">Whether what fails now is missing.</param>
/// <param name="FilesPerPage">How many files of each are asked for at once.</param>
internal sealed record FileListBatch(IReadOnlyList<ListedPullRequest> Pulls, bool LastRound, int FilesPerPage = FileListBatch.LargestFilePage)
{
    private const int LargestFilePage = 100;
    private const int SmallestFilePage = 10;

    /// <summary>The node ids.</summary>
    public IReadOnlyList<string> Ids => [.. Pulls.Select(static pull => pull.NodeId)];

    /// <summary>The same in less at a time: its halves, or a single one in shorter pages of files. Empty when it is as small as it gets.</summary>
    public IEnumerable<FileListBatch> InLess()
    {
        if (Pulls.Count > 1)
        {
            var half = Pulls.Count / 2;
            return [this with { Pulls = [.. Pulls.Take(half)] }, this with { Pulls = [.. Pulls.Skip(half)] }];
        }

        return FilesPerPage > SmallestFilePage ? [this with { FilesPerPage = Math.Max(SmallestFilePage, FilesPerPage / 2) }] : [];
    }
}
