using GitBrag.Storage.Redis;
using GitBrag.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>One machine: a localhost silo inside the process, over SQLite, Redis or memory.</summary>
internal static class SingleMachineHosting
{
    public static void AddSingleMachine(this IHostApplicationBuilder builder, GitBragSettings settings)
    {
        builder.Services.AddSingleton<DataDirectoryLock>();
        builder.Services.AddHostedService(static provider => provider.GetRequiredService<DataDirectoryLock>());
        var storage = "";
        builder.UseOrleans(silo =>
        {
            var ports = FreePorts.Take(2);
            silo.UseLocalhostClustering(ports[0], ports[1], serviceId: GrainHosting.ServiceId, clusterId: GrainHosting.ServiceId);
            silo.AddTracing();
            storage = AddStorage(silo, settings);
        });
        builder.Services.AddSingleton<OverdueReminderDelivery>();
        builder.Services.AddHostedService<ResumeTasksAtStart>();
        builder.Services.AddSingleton(new HostingDescription("one process", storage));
    }

    private static string AddStorage(ISiloBuilder silo, GitBragSettings settings)
    {
        if (!settings.Grains.CacheEnabled)
        {
            silo.AddMemoryGrainStorageAsDefault().UseInMemoryReminderService();
            return HostingDescription.MemoryStorage;
        }

        if (settings.Redis is { } redis)
        {
            silo.Services.AddRedisStorage(redis, cluster: null);
            return HostingDescription.RedisStorage(redis);
        }

        silo.Services.AddSqliteStorage(settings.DataDirectory);
        silo.AddReminders();
        return HostingDescription.SqliteStorage;
    }
}
