using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GitBrag.Storage.Redis;

/// <summary>Registers the ownership of a Redis by a single process.</summary>
public static class RedisOwnership
{
    /// <summary>
    /// Registers <see cref="RedisOwnerLease"/>. Before any hosted service starts, the connection is made, the server's settings are checked and its ownership is taken;
    /// after the last one has stopped, it is given up. When the ownership is lost, the host stops.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Where Redis is.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRedisOwnership(this IServiceCollection services, RedisStorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RedisOwnerLease>();
        services.AddHostedService<RedisLifetime>();
        return services;
    }
}
