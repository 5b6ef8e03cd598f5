namespace GitBrag.Storage.Redis;

/// <summary>The Redis server that holds grain state, reminders and keys, and a cluster's membership.</summary>
/// <param name="Host">The host name or IP address (<c>CACHE_REDIS_HOST</c>).</param>
/// <param name="Port">The port (<c>CACHE_REDIS_PORT</c>), 1 to 65,535.</param>
/// <param name="Password">The password (<c>CACHE_REDIS_PASSWORD</c>); null for none.</param>
/// <param name="Tls">Whether to use TLS (<c>CACHE_REDIS_TLS</c>). The server's certificate must be valid for <paramref name="Host"/>.</param>
public sealed record RedisSettings(string Host, int Port = 6379, string? Password = null, bool Tls = false)
{
    /// <summary>How long a command may take, reconnecting included. Default 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The host and port, without the password.</summary>
    /// <returns>The text for people.</returns>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
