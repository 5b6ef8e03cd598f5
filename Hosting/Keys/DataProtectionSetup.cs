using GitBrag.Storage.Redis;
using GitBrag.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Sets up data protection, which encrypts sessions and the tokens of tasks. The keys lie in Redis, or in files beside the SQLite file.</summary>
internal static class DataProtectionSetup
{
    /// <summary>Registers data protection, after storage.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="makeFirst">Whether to make a key at the first start. A gateway starts without its Redis and loads the keys that its cluster made.</param>
    public static void AddProtectionKeys(this IServiceCollection services, GitBragSettings settings, bool makeFirst)
    {
        var protection = services.AddDataProtection().SetApplicationName("gitbrag");
        if (!settings.Grains.CacheEnabled)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        if (settings.Redis is not null)
        {
            services.AddOptions<KeyManagementOptions>().Configure<RedisConnection>(static (options, redis) => options.XmlRepository = new RedisKeyRepository(redis));
        }
        else
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, KeyFiles.Folder)));
            services.AddHostedService<KeyFiles>();
        }

        if (makeFirst)
        {
            services.AddHostedService<FirstKey>();
        }
        else
        {
            services.AddSingleton<KeyLoading>();
            services.AddHostedService(static provider => provider.GetRequiredService<KeyLoading>());
            services.AddHealthChecks().AddCheck<KeyLoading>("keys");
        }
    }

    /// <summary>Loads the keys, and makes one where there is none.</summary>
    public static void LoadKeys(this IDataProtectionProvider provider) => provider.CreateProtector("gitbrag.start").Protect("");

    /// <summary>Makes a key while no grain and no request waits for one. Without keys the program does not start.</summary>
    private sealed class FirstKey(IDataProtectionProvider provider) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            provider.LoadKeys();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
