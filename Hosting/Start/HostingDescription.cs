using GitBrag.Storage.Redis;

namespace GitBrag.Hosting;

/// <summary>Where grains and storage are, for the log line at start.</summary>
/// <param name="Runtime">Where the grains are.</param>
/// <param name="Storage">Where reports are stored.</param>
public sealed record HostingDescription(string Runtime, string Storage)
{
    internal const string MemoryStorage = "memory only, nothing is stored (CACHE_ENABLED=false)";

    internal const string SqliteStorage = "SQLite in the data directory";

    internal static string RedisStorage(RedisSettings redis) => $"Redis at {redis}";
}
