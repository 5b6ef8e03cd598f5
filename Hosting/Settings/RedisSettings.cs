namespace GitBrag.Hosting;

/// <summary>Which Redis keeps the grains' state and reminders.</summary>
/// <param name="Host">Its host name or address (<c>CACHE_REDIS_HOST</c>).</param>
/// <param name="Port">Its port (<c>CACHE_REDIS_PORT</c>), 1 to 65,535.</param>
/// <param name="Password">Its password (<c>CACHE_REDIS_PASSWORD</c>); null when it wants none.</param>
/// <param name="Tls">Whether it is spoken to over TLS (<c>CACHE_REDIS_TLS</c>).</param>
public sealed record RedisSettings(string Host, int Port, string? Password, bool Tls)
{
    /// <summary>The host and port, without the password.</summary>
    /// <returns>The text for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{Host}:{Port}");

    internal static RedisSettings? Read(SettingReader reader)
    {
        var host = reader.Text("CACHE_REDIS_HOST");
        var port = reader.Number("CACHE_REDIS_PORT", 6379, 1, 65_535);
        var tls = reader.Flag("CACHE_REDIS_TLS") ?? false;
        var password = reader.Secret("CACHE_REDIS_PASSWORD");
        if (host is null)
        {
            return null;
        }

        var bare = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        return Uri.CheckHostName(bare) == UriHostNameType.Unknown
            ? throw SettingReader.Refuse("CACHE_REDIS_HOST", host, "a host name or an address alone, such as redis.example.com; the port goes into CACHE_REDIS_PORT")
            : new RedisSettings(bare, port, password, tls);
    }
}
