using System.Collections.Concurrent;

namespace GitBrag.Api.Caching;

/// <summary>Loads a value once for all requests that need it at the same time. A request that is cancelled does not cancel the load for the others.</summary>
internal sealed class RequestCoalescer<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TaskCompletionSource<TValue>> _loads = [];

    /// <summary>Joins the load of a key, or starts it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="load">Loads the value.</param>
    /// <param name="store">Receives the value before the waiting requests do, unless the load was forgotten.</param>
    public Task<TValue> Get(TKey key, Func<TKey, Task<TValue>> load, Action<TKey, TValue> store)
    {
        if (_loads.TryGetValue(key, out var known))
        {
            return known.Task;
        }

        var own = new TaskCompletionSource<TValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        var winner = _loads.GetOrAdd(key, own);
        if (winner == own)
        {
            _ = Load(new KeyValuePair<TKey, TaskCompletionSource<TValue>>(key, own), load, store);
        }

        return winner.Task;
    }

    /// <summary>Lets no request join a load any more, and does not store its value.</summary>
    public void Forget(TKey key) => _loads.TryRemove(key, out _);

    /// <summary>Forgets every load whose key matches.</summary>
    public void Forget(Func<TKey, bool> matches)
    {
        foreach (var (key, _) in _loads)
        {
            if (matches(key))
            {
                Forget(key);
            }
        }
    }

    private async Task Load(KeyValuePair<TKey, TaskCompletionSource<TValue>> entry, Func<TKey, Task<TValue>> load, Action<TKey, TValue> store)
    {
        var (key, completion) = entry;
        try
        {
            var value = await load(key);
            if (_loads.TryRemove(entry))
            {
                store(key, value);
            }

            completion.SetResult(value);
        }
        catch (Exception exception)
        {
            _loads.TryRemove(entry);
            completion.SetException(exception);
        }
    }
}
