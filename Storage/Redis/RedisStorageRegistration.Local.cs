using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace GitBrag.Storage.Redis;

/// <summary>Registers the Redis store.</summary>
public static class RedisStorageRegistration
{
    /// <summary>
    /// Registers Redis as the grain storage <c>Default</c> and the reminder table, with <see cref="RedisOwnership"/>.
    /// The services must hold the <see cref="IGrainStorageSerializer"/> of the state.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Where Redis is.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRedisStorage(this IServiceCollection services, RedisStorageOptions options)
    {
        services.AddRedisOwnership(options);
        services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => ActivatorUtilities.CreateInstance<RedisGrainStorage>(provider));
        services.AddSingleton<IReminderTable, RedisReminderTable>();
        return services;
    }
}
