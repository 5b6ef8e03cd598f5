namespace GitBrag.Reports.Generation;

/// <summary>Calls of very many grains: all at once they would flood the cluster and hold up the caller's other turns.</summary>
internal static class GrainCalls
{
    /// <summary>How many are under way at a time.</summary>
    public const int AtOnce = 200;

    /// <summary>Makes one call for each item.</summary>
    /// <typeparam name="T">What the calls are about.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="call">Makes the call for one of them.</param>
    /// <returns>A task that ends when all calls have ended.</returns>
    public static async Task ForEach<T>(IEnumerable<T> items, Func<T, Task> call)
    {
        foreach (var batch in items.Chunk(AtOnce))
        {
            await Task.WhenAll(batch.Select(call));
        }
    }
}
