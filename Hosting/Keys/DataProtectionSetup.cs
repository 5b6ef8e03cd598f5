using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GitBrag.Hosting;

/// <summary>Sets up data protection, which guards the credentials that are kept while a task needs them.</summary>
internal static class DataProtectionSetup
{
    /// <summary>Registers data protection with its keys in the grains.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="makeFirst">
    /// Whether the program does not start without a key. A gateway has to start without its cluster; it asks for the keys, and makes the first if need be, when a request wants one.
    /// </param>
    public static void AddProtectionKeys(this IServiceCollection services, GitBragSettings settings, bool makeFirst)
    {
        var protection = services.AddDataProtection().SetApplicationName("gitbrag");
        if (!settings.Grains.CacheEnabled)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(static provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new GrainKeyRepository(provider.GetRequiredService<IGrainFactory>())));
        if (makeFirst)
        {
            services.AddHostedService<FirstKey>();
        }
    }

    /// <summary>Makes a key at the first start, while no grain and no request waits for one; without keys the program does not start.</summary>
    private sealed class FirstKey(IDataProtectionProvider provider) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            provider.CreateProtector("gitbrag.start").Protect("");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
