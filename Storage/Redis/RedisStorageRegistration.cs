using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using RedisStorageOptions = Orleans.Persistence.RedisStorageOptions;

namespace GitBrag.Storage.Redis;

/// <summary>Registers Orleans' Redis providers over one connection.</summary>
public static class RedisStorageRegistration
{
    // The name of Orleans' storage, which the decorator wraps.
    internal const string Raw = "redis";

    /// <summary>Registers <see cref="RedisConnection"/>. Whatever needs Redis opens it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">Where Redis is.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRedisConnection(this IServiceCollection services, RedisSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(settings);
        services.TryAddSingleton<RedisConnection>();
        return services;
    }

    /// <summary>
    /// Registers Redis as the grain storage <c>Default</c> and the reminder table, and its ownership. Before any hosted service starts, the connection is opened, the server's
    /// settings are checked and its ownership is taken; after the last one has stopped, it is given up. When the ownership is lost, the host stops.
    /// The services must hold the <see cref="IGrainStorageSerializer"/> of the state.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">Where Redis is.</param>
    /// <param name="cluster">The cluster whose silos own the server together; null for a process that owns it alone.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRedisStorage(this IServiceCollection services, RedisSettings settings, string? cluster)
    {
        services.AddRedisConnection(settings);
        services.AddSingleton(provider => new RedisOwnerLease(
            provider.GetRequiredService<RedisConnection>(), cluster, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RedisOwnerLease>>()));
        services.AddHostedService<RedisLifetime>();
        services.AddRedisGrainStorage(Raw, static options => options.Configure<RedisConnection>(Configure));
        services.AddKeyedSingleton<IGrainStorage>("Default", static (provider, _) =>
            ActivatorUtilities.CreateInstance<RedisGrainStorageDecorator>(provider, provider.GetRequiredKeyedService<IGrainStorage>(Raw)));

        // Orleans looks for the provider of state that names none here.
        services.AddSingleton(static provider => provider.GetRequiredKeyedService<IGrainStorage>("Default"));
        services.UseRedisReminderService(static _ => { });
        services.AddOptions<RedisReminderTableOptions>().Configure<RedisConnection>(static (options, connection) =>
            (options.ConfigurationOptions, options.CreateMultiplexer) = (connection.Configuration, async _ => (await connection.OpenAsync().ConfigureAwait(false), true)));
        return services;
    }

    private static void Configure(RedisStorageOptions options, RedisConnection connection)
    {
        options.ConfigurationOptions = connection.Configuration;
        options.CreateMultiplexer = async _ => (await connection.OpenAsync().ConfigureAwait(false), true);
        options.GrainStorageSerializer = new RawState.Serializer();
        options.DeleteStateOnClear = true;
    }
}
