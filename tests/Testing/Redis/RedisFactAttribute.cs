using Xunit;

namespace GitBrag.Testing.Redis;

/// <summary>A test that needs a real Redis server. Without one it counts as skipped, and its output names the package.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    /// <summary>Why such a test is skipped.</summary>
    public const string Reason = "redis-server is not on this machine; install the package redis-server";

    public RedisFactAttribute()
    {
        if (!RedisServer.IsInstalled)
            Skip = Reason;
    }
}
