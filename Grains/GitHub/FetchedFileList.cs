using GitBrag.PullRequests;
using GitBrag.Reporting.Facts;

namespace GitBrag.GitHub;

/// <summary>What became of one wanted file list. One of the last two is null.</summary>
/// <param name="NodeId">The pull request's <see cref="PullRequestFacts.NodeId"/>.</param>
/// <param name="Files">The list.</param>
/// <param name="MissingReason">Why there is none, for people.</param>
internal sealed record FetchedFileList(string NodeId, FileList? Files, string? MissingReason);
