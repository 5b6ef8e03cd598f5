using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.FileLists;

/// <summary>An answer about a batch, sorted by the next step for each pull request.</summary>
internal sealed class FileListAnswer
{
    /// <summary>Why a pull request whose diff GitHub has not computed has no file list.</summary>
    public const string NotComputed = "GitHub has not computed its changed files yet. The next report asks for them again.";

    private FileListAnswer()
    {
    }

    /// <summary>Finished: a list, or the reason why there will be none.</summary>
    public List<FetchedFileList> Done { get; } = [];

    /// <summary>Lists that go on.</summary>
    public List<(ListedPullRequest Pull, FileListDraft Draft)> Unfinished { get; } = [];

    /// <summary>To be asked for in less at a time.</summary>
    public List<ListedPullRequest> TooMuch { get; } = [];

    /// <summary>Failed, perhaps not for good.</summary>
    public List<(ListedPullRequest Pull, string Reason)> Failed { get; } = [];

    /// <summary>Sorts an answer.</summary>
    public static FileListAnswer Sort(FileListBatch batch, List<FileListNode?> nodes, GitHubAnswer answer, DateTimeOffset now)
    {
        var sorted = new FileListAnswer();
        for (var i = 0; i < batch.Pulls.Count; i++)
        {
            if (i < nodes.Count && nodes[i] is { Files: { } page } node)
            {
                sorted.Take(batch.Pulls[i], node, page, now);
            }
            else
            {
                // An error that names no place may be about any of them.
                var error = answer.Errors.FirstOrDefault(error => error.NodeIndex == i) ?? answer.Errors.FirstOrDefault(static error => error.NodeIndex is null);
                sorted.Take(batch.Pulls[i], nodes.ElementAtOrDefault(i), error);
            }
        }

        return sorted;
    }

    private void Take(ListedPullRequest pull, FileListNode node, FileConnection page, DateTimeOffset now)
    {
        var draft = new FileListDraft(pull);
        draft.Add(node, page);
        if (draft.Cursor is null)
        {
            Done.Add(draft.Finish(now));
        }
        else
        {
            Unfinished.Add((pull, draft));
        }
    }

    private void Take(ListedPullRequest pull, FileListNode? node, GraphQLError? error)
    {
        if (error is { AsksForLess: true })
        {
            TooMuch.Add(pull);
        }
        else if (error is { IsPassing: true })
        {
            Failed.Add((pull, error.Sentence));
        }
        else
        {
            var reason = error?.Sentence ?? (node is null ? "GitHub shows no file list of it, and gives no reason." : NotComputed);
            Done.Add(new FetchedFileList(node?.ApplyTo(pull) ?? pull, null, reason));
        }
    }
}
