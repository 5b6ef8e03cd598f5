namespace GitBrag.GitHub.FileLists;

/// <summary>The result for one wanted file list. Either the list or the reason is null.</summary>
/// <param name="Pull">The pull request. Its node id and its totals are those of GitHub's last answer about it.</param>
/// <param name="Files">The list.</param>
/// <param name="MissingReason">Why there is none, as a sentence for people.</param>
public sealed record FetchedFileList(ListedPullRequest Pull, PullRequestFiles? Files, string? MissingReason);
