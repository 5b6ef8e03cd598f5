namespace GitBrag.Storage.Redis;

/// <summary>Where Redis is. A class and not a record, so that nothing prints the password.</summary>
public sealed class RedisStorageOptions
{
    /// <summary>A host name that has an IPv4 address, or an IPv4 address (<c>CACHE_REDIS_HOST</c>).</summary>
    public required string Host { get; init; }

    /// <summary>The port (<c>CACHE_REDIS_PORT</c>), 1 to 65535. Default 6379.</summary>
    public int Port { get; init; } = 6379;

    /// <summary>The password (<c>CACHE_REDIS_PASSWORD</c>); null when the server asks for none.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the connection is encrypted (<c>CACHE_REDIS_TLS</c>). The server's certificate must be valid for <see cref="Host"/>. Default false.</summary>
    public bool Tls { get; init; }

    /// <summary>The cluster that this process belongs to, whose members own the server together (<c>CLUSTER_ID</c>); null for a process that owns it alone. Default null.</summary>
    public string? Cluster { get; init; }

    /// <summary>How long a command may take, connecting anew included. Default 5 s.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The server in a sentence: <c>host:port</c>.</summary>
    internal string Server => $"{Host}:{Port}";
}
