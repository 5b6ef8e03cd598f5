using System.Collections.Concurrent;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.FileLists;

/// <summary>Fetches batches of file lists. Every pull request gets exactly one result.</summary>
internal sealed class FileListBatches(MeteredRequests requests, AdaptiveSize size, TimeProvider time, FileListDelivery delivery)
{
    private readonly ConcurrentQueue<ListedPullRequest> _failed = new();
    private volatile GitHubError? _refusal;

    /// <summary>Why GitHub no longer accepts the credentials; null while it does.</summary>
    public GitHubError? Refusal => _refusal;

    /// <summary>Hands out what failed and is worth a second round.</summary>
    public List<ListedPullRequest> TakeFailed()
    {
        var failed = _failed.ToList();
        _failed.Clear();
        return failed;
    }

    /// <summary>Fetches the lists of some pull requests. A count of zero changed files may be that of a diff not computed yet, so those are asked for too.</summary>
    public async Task FetchAsync(FileListBatch batch, CancellationToken cancellationToken)
    {
        if (_refusal is { } earlier)
        {
            await GiveUpAsync(batch.Pulls, earlier.Detail, cancellationToken).ConfigureAwait(false);
            return;
        }

        var count = batch.Pulls.Count;
        var variables = new FileListsVariables(batch.Ids, batch.FilesPerPage);
        var answer = await requests.AskAsync(Operations.FileLists, variables, count, count, cancellationToken).ConfigureAwait(false);
        size.Learn(count, answer);
        if (answer.Data?.Nodes is { } nodes)
        {
            await TakeAsync(batch, FileListAnswer.Sort(batch, nodes, answer, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }
        else if (answer.Kind == AnswerKind.BadCredentials)
        {
            _refusal = GitHubErrors.NoAnswer(answer, requests.OfServer);
            await GiveUpAsync(batch.Pulls, _refusal.Detail, cancellationToken).ConfigureAwait(false);
        }
        else if (answer.Kind == AnswerKind.TooMuch)
        {
            await AskInLessAsync(batch, answer.Reason, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await FailAsync(batch.Pulls, answer.WhyIncomplete, batch.LastRound, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(FileListBatch batch, FileListAnswer sorted, CancellationToken cancellationToken)
    {
        await delivery.DeliverAsync(sorted.Done, cancellationToken).ConfigureAwait(false);
        foreach (var (pull, reason) in sorted.Failed)
        {
            await FailAsync([pull], reason, batch.LastRound, cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(sorted.Unfinished.Select(list => FollowAsync(list.Pull, list.Draft, batch, cancellationToken))).ConfigureAwait(false);
        if (sorted.TooMuch.Count > 0)
        {
            await AskInLessAsync(batch with { Pulls = sorted.TooMuch }, "GitHub needs too long for it.", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AskInLessAsync(FileListBatch batch, string reason, CancellationToken cancellationToken)
    {
        var smaller = batch.InLess().ToArray();
        await Task.WhenAll(smaller.Select(less => FetchAsync(less, cancellationToken))).ConfigureAwait(false);
        if (smaller.Length == 0)
        {
            await FailAsync(batch.Pulls, reason, batch.LastRound, cancellationToken).ConfigureAwait(false);
        }
    }

    // The rest of a long list, page after page.
    private async Task FollowAsync(ListedPullRequest pull, FileListDraft draft, FileListBatch batch, CancellationToken cancellationToken)
    {
        var page = batch with { Pulls = [pull] };
        while (draft.Cursor is { } cursor)
        {
            var variables = new MoreFilesVariables(draft.Pull.NodeId, page.FilesPerPage, cursor);
            var answer = await requests.AskAsync(Operations.MoreFiles, variables, 1, 1, cancellationToken).ConfigureAwait(false);
            if (answer.Data?.Node is { Files: { } files } node)
            {
                draft.Add(node, files);
            }
            else if (answer.AsksForLess && page.InLess().FirstOrDefault() is { } smaller)
            {
                page = smaller;
            }
            else
            {
                await FailAsync([pull], answer.WhyIncomplete, batch.LastRound, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        await delivery.DeliverAsync([draft.Finish(time.GetUtcNow())], cancellationToken).ConfigureAwait(false);
    }

    private Task FailAsync(IReadOnlyList<ListedPullRequest> pulls, string reason, bool lastRound, CancellationToken cancellationToken)
    {
        if (lastRound)
        {
            return GiveUpAsync(pulls, reason, cancellationToken);
        }

        foreach (var pull in pulls)
        {
            _failed.Enqueue(pull);
        }

        return Task.CompletedTask;
    }

    private Task GiveUpAsync(IEnumerable<ListedPullRequest> pulls, string reason, CancellationToken cancellationToken) =>
        delivery.DeliverAsync(pulls.Select(pull => new FetchedFileList(pull, null, reason)), cancellationToken);
}
