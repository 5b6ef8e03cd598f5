using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace GitBrag.Api.Caching;

/// <summary>Creates memory caches with a size limit, whose entries expire by the service's clock.</summary>
/// <remarks>
/// A full cache refuses an entry and drops its least recently used twentieth in the background, so the next attempt succeeds. Callers therefore never rely on an
/// entry that they have just set.
/// </remarks>
internal static class SizeLimitedCache
{
    /// <param name="sizeLimit">The largest sum of the entries' sizes, in the caller's unit. Every entry needs a size.</param>
    /// <param name="time">The clock that entries expire by.</param>
    public static MemoryCache Create(long sizeLimit, TimeProvider time) => new(new MemoryCacheOptions { SizeLimit = sizeLimit, Clock = new Clock(time) });

    /// <summary>Stores one of many small values, each of size 1, for a limited time.</summary>
    public static void SetOne<T>(this MemoryCache cache, object key, T value, TimeSpan age) =>
        cache.Set(key, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = age });

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
