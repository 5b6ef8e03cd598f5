namespace GitBrag.GitHub.FileLists;

/// <summary>Hands results to the caller, one at a time.</summary>
internal sealed class FileListDelivery(Func<FetchedFileList, CancellationToken, ValueTask> onResult)
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Hands over some results.</summary>
    public async Task DeliverAsync(IEnumerable<FetchedFileList> results, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var result in results)
            {
                await onResult(result, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
