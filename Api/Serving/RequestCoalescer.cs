using System.Collections.Concurrent;

namespace GitBrag.Api.Serving;

/// <summary>What is being loaded, once for each key: those who ask at the same time wait for one answer. The request that happens to come first does not end it for the others.</summary>
internal sealed class RequestCoalescer<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TaskCompletionSource<TValue>> _loading = [];

    /// <summary>The keys of what is being loaded.</summary>
    public IEnumerable<TKey> Keys => _loading.Keys;

    /// <summary>Joins the load of a key, or begins it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="load">Loads the value.</param>
    /// <param name="keep">Told the value before those who wait are, unless the load was forgotten meanwhile.</param>
    public Task<TValue> Get(TKey key, Func<TKey, Task<TValue>> load, Action<TKey, TValue> keep)
    {
        if (_loading.TryGetValue(key, out var known))
        {
            return known.Task;
        }

        var own = new TaskCompletionSource<TValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        var loading = _loading.GetOrAdd(key, own);
        if (loading == own)
        {
            _ = Load(new KeyValuePair<TKey, TaskCompletionSource<TValue>>(key, own), load, keep);
        }

        return loading.Task;
    }

    /// <summary>Lets nobody join a load any more, and its value not be kept.</summary>
    public void Forget(TKey key) => _loading.TryRemove(key, out _);

    private async Task Load(KeyValuePair<TKey, TaskCompletionSource<TValue>> entry, Func<TKey, Task<TValue>> load, Action<TKey, TValue> keep)
    {
        var (key, loading) = entry;
        try
        {
            var value = await load(key);
            if (_loading.TryRemove(entry))
            {
                keep(key, value);
            }

            loading.SetResult(value);
        }
        catch (Exception exception)
        {
            _loading.TryRemove(entry);
            loading.SetException(exception);
        }
    }
}
