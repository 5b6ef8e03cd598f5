using GitBrag.LocalRuntime;
using GitBrag.Storage.Redis;
using GitBrag.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace GitBrag.Hosting;

/// <content>On the runtime of this repository, in one process.</content>
public static partial class GrainHosting
{
    private static partial HostingFacts AddRuntime(IHostApplicationBuilder builder, GitBragSettings settings)
    {
        var storage = AddStorage(builder.Services, settings);
        builder.Services.AddLocalRuntime(static options => options.GrainAssemblies.Add(typeof(GitBragOptions).Assembly));
        return new HostingFacts("local (one process, neither cluster nor dashboard)", storage);
    }

    private static partial HostingFacts AddGateway(IHostApplicationBuilder builder, GitBragSettings settings, ClusterSettings cluster) => throw new StartRefusedException(
        $"CLUSTER_ID names the cluster {cluster.Id}, but this program was built without the official Orleans packages, which a cluster needs (GrainRuntime=Orleans); leave CLUSTER_ID out to have the grains in this process.",
        StartRefusedException.Occupied);

    private static string AddStorage(IServiceCollection services, GitBragSettings settings)
    {
        if (!settings.Grains.CacheEnabled)
        {
            services.AddKeyedSingleton<IGrainStorage>("Default", static (provider, _) => new MemoryGrainStorage(provider.GetRequiredService<IGrainStorageSerializer>()));
            services.AddSingleton<IReminderTable, MemoryReminderTable>();
            return HostingFacts.MemoryStorage;
        }

        if (settings.Redis is { } redis)
        {
            services.AddRedisStorage(new RedisStorageOptions { Host = redis.Host, Port = redis.Port, Password = redis.Password, Tls = redis.Tls });
            services.AddSingleton<AddressNotice>(static provider => provider.GetRequiredService<RedisOwnerLease>().SetAddressAsync);
            return HostingFacts.RedisStorage(redis);
        }

        services.AddSqliteStorage(settings.DataDirectory);
        return HostingFacts.SqliteStorage;
    }
}
