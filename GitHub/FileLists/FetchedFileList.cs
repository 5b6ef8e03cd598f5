namespace GitBrag.GitHub.FileLists;

/// <summary>The result for one wanted file list. Either the list or the reason is null.</summary>
/// <param name="NodeId">The pull request's <see cref="ListedPullRequest.NodeId"/>.</param>
/// <param name="Files">The list.</param>
/// <param name="MissingReason">Why there is none, as a sentence for people.</param>
public sealed record FetchedFileList(string NodeId, PullRequestFiles? Files, string? MissingReason);
