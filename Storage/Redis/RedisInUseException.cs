namespace GitBrag.Storage.Redis;

/// <summary>Another process owns the Redis server.</summary>
/// <param name="server">The server in a sentence.</param>
/// <param name="owner">The other process in a sentence.</param>
public sealed class RedisInUseException(string server, string owner)
    : StorageException($"Redis at {server} is in use by {owner}; stop that one, or let CACHE_REDIS_HOST name another server. Several processes share one only as a cluster (CLUSTER_ID).", null);
