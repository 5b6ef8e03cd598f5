using System.Threading.Channels;
using GitBrag.GitHub.Budgets;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.FileLists;

/// <summary>Fetches file lists in batches side by side, while pull requests are still coming.</summary>
internal sealed class FileListFetch
{
    // Up to this many pull requests are fetched in one go of even, small batches: there the time of one batch is what a person waits for.
    private const int Few = 104;
    private const int FewPerBatch = 13;

    private readonly AdaptiveSize _size = new(start: 25, minimum: 1, maximum: 34);

    // A batch waits for room before it is cut, so that it has the size that is right by then.
    private readonly SemaphoreSlim _room = new(BudgetLimits.SessionInFlight);
    private readonly List<Task> _batches = [];
    private readonly FileListBatches _work;
    private readonly Func<int> _expectedTotal;

    public FileListFetch(
        MeteredRequests requests, TimeProvider time, Func<int> expectedTotal, Func<FetchedFileList, CancellationToken, ValueTask> onResult)
    {
        _expectedTotal = expectedTotal;
        _work = new FileListBatches(requests, _size, time, new FileListDelivery(onResult));
    }

    /// <summary>Fetches them.</summary>
    /// <returns>Null, or why GitHub no longer accepts the credentials.</returns>
    public async Task<GitHubError?> RunAsync(ChannelReader<ListedPullRequest> wanted, CancellationToken cancellationToken)
    {
        var collected = new List<ListedPullRequest>();
        try
        {
            await foreach (var pull in wanted.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                collected.Add(pull);
                if (collected.Count >= BatchSize())
                {
                    await StartAsync(collected, null, lastRound: false, cancellationToken).ConfigureAwait(false);
                }
            }

            while (collected.Count > 0)
            {
                await StartAsync(collected, null, lastRound: false, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.WhenAll(_batches).ConfigureAwait(false);
        }

        await RunSecondRoundAsync(cancellationToken).ConfigureAwait(false);
        return _work.Refusal;
    }

    private async Task RunSecondRoundAsync(CancellationToken cancellationToken)
    {
        _batches.Clear();
        var again = _work.TakeFailed();

        // One pull request that GitHub stumbles over fails its whole batch, so few are asked for one by one; many mean that GitHub was away.
        var size = Math.Clamp(again.Count / BudgetLimits.SessionInFlight, 1, Math.Max(1, _size.Current / 4));
        while (again.Count > 0)
        {
            await StartAsync(again, size, lastRound: true, cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(_batches).ConfigureAwait(false);
    }

    private int BatchSize()
    {
        var expected = _expectedTotal();
        return expected > Few ? _size.Current : Math.Min(FewPerBatch, _size.Current);
    }

    private async Task StartAsync(List<ListedPullRequest> collected, int? size, bool lastRound, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        var batch = collected.Take(size ?? BatchSize()).ToArray();
        collected.RemoveRange(0, batch.Length);
        _batches.RemoveAll(static done => done.IsCompletedSuccessfully);
        _batches.Add(RunAsync());

        async Task RunAsync()
        {
            try
            {
                await _work.FetchAsync(new FileListBatch(batch, lastRound), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _room.Release();
            }
        }
    }
}
