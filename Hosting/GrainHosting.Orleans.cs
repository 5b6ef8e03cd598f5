using GitBrag.Storage.Redis;
using GitBrag.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using StackExchange.Redis;

namespace GitBrag.Hosting;

/// <content>On the official packages: a silo of its own in this process, on loopback.</content>
public static partial class GrainHosting
{
    // The first part of every key in Redis.
    private const string ServiceId = "gitbrag";

    // The storage of Orleans' own that the default one keeps its documents in.
    private const string OrleansRedis = "redis";

    private static partial HostingFacts AddRuntime(IHostApplicationBuilder builder, GitBragSettings settings)
    {
        var storage = HostingFacts.SqliteStorage;
        Quieten(builder);
        builder.UseOrleans(silo =>
        {
            var ports = FreePorts.Take(2);
            silo.UseLocalhostClustering(ports[0], ports[1], serviceId: ServiceId, clusterId: ServiceId);
            storage = AddStorage(silo, settings);
        });
        builder.Services.AddSingleton<OverdueReminders>();
        builder.Services.AddHostedService<TasksOfBefore>();
        return new HostingFacts("Orleans (a silo in this process)", storage);
    }

    private static void Quieten(IHostApplicationBuilder builder)
    {
        // At its first look the watchdog takes the time since the machine started for a stall, and says so at every start.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // Said anew each time that a gateway looks for its cluster, which says so itself.
        builder.Logging.AddFilter("Orleans.Messaging.GatewayManager", LogLevel.Error);

        // The runtime's retries and ours, at every start and whenever a silo is away.
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
    }

    private static string AddStorage(ISiloBuilder silo, GitBragSettings settings)
    {
        if (!settings.Grains.CacheEnabled)
        {
            silo.AddMemoryGrainStorageAsDefault().UseInMemoryReminderService();
            return HostingFacts.MemoryStorage;
        }

        if (settings.Redis is { } redis)
        {
            AddRedis(silo, redis, cluster: null);
            return HostingFacts.RedisStorage(redis);
        }

        silo.Services.AddSqliteStorage(settings.DataDirectory);
        silo.AddReminders();
        return HostingFacts.SqliteStorage;
    }

    private static void AddRedis(ISiloBuilder silo, RedisSettings redis, string? cluster)
    {
        silo.Services.AddRedisOwnership(new RedisStorageOptions { Host = redis.Host, Port = redis.Port, Password = redis.Password, Tls = redis.Tls, Cluster = cluster });
        silo.Services.AddSingleton<AddressNotice>(static provider => provider.GetRequiredService<RedisOwnerLease>().SetAddressAsync);
        var connection = Connection(redis);
        silo.AddRedisGrainStorage(OrleansRedis, options =>
            (options.ConfigurationOptions, options.GrainStorageSerializer, options.DeleteStateOnClear) = (connection, new StoredDocument.Serializer(), true));
        silo.Services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => new RedisGrainStates(
            provider.GetRequiredKeyedService<IGrainStorage>(OrleansRedis), provider.GetRequiredService<IGrainStorageSerializer>(), $"Redis at {redis}"));
        silo.Services.AddSingleton(static provider => provider.GetRequiredKeyedService<IGrainStorage>("Default"));
        silo.UseRedisReminderService(options => options.ConfigurationOptions = connection);
    }

    private static ConfigurationOptions Connection(RedisSettings redis) => new()
    {
        EndPoints = { { redis.Host, redis.Port } },
        Password = redis.Password,
        Ssl = redis.Tls,
        AbortOnConnectFail = false,
    };
}
