using GitBrag.Storage.Redis;

namespace GitBrag.Hosting;

/// <summary>Reads which Redis to use.</summary>
internal static class RedisSettingsReader
{
    /// <summary>Reads the settings; null without <c>CACHE_REDIS_HOST</c>.</summary>
    public static RedisSettings? Read(SettingReader reader)
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
