using GitBrag.Storage.Redis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using StackExchange.Redis;

namespace GitBrag.Hosting;

/// <summary>Grain state and reminders in Redis, by Orleans' own providers, and the ownership of that Redis.</summary>
internal static class RedisHosting
{
    // The storage of Orleans' own that the default one keeps its documents in.
    private const string OrleansRedis = "redis";

    public static void AddRedis(this ISiloBuilder silo, RedisSettings redis, string? cluster)
    {
        silo.Services.AddRedisOwnership(new RedisStorageOptions { Host = redis.Host, Port = redis.Port, Password = redis.Password, Tls = redis.Tls, Cluster = cluster });
        silo.Services.AddSingleton<AddressNotice>(static provider => provider.GetRequiredService<RedisOwnerLease>().SetAddressAsync);
        var connection = Connection(redis);
        silo.AddRedisGrainStorage(OrleansRedis, options =>
            (options.ConfigurationOptions, options.GrainStorageSerializer, options.DeleteStateOnClear) = (connection, new RawState.Serializer(), true));
        silo.Services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => new RedisGrainStorageDecorator(
            provider.GetRequiredKeyedService<IGrainStorage>(OrleansRedis), provider.GetRequiredService<IGrainStorageSerializer>(), $"Redis at {redis}"));
        silo.Services.AddSingleton(static provider => provider.GetRequiredKeyedService<IGrainStorage>("Default"));
        silo.UseRedisReminderService(options => options.ConfigurationOptions = connection);
    }

    public static ConfigurationOptions Connection(RedisSettings redis) => new()
    {
        EndPoints = { { redis.Host, redis.Port } },
        Password = redis.Password,
        Ssl = redis.Tls,
        AbortOnConnectFail = false,
    };
}
