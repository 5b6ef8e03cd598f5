using GitBrag.Storage.Redis;

namespace GitBrag.Hosting;

/// <summary>What the program runs on, in words for the line that it prints at start.</summary>
/// <param name="Runtime">Where the grains are.</param>
/// <param name="Storage">Where reports are kept.</param>
public sealed record HostingDescription(string Runtime, string Storage)
{
    internal const string MemoryStorage = "memory only, nothing is kept (CACHE_ENABLED=false)";

    internal const string SqliteStorage = "SQLite in the data directory";

    internal static string RedisStorage(RedisSettings redis) => $"Redis at {redis}";
}
