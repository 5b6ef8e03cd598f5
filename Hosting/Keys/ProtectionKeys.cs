using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GitBrag.Hosting;

/// <summary>Sets up data protection, which guards the credentials that are kept while a task needs them.</summary>
internal static class ProtectionKeys
{
    public static void AddProtectionKeys(this IServiceCollection services, GitBragSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("gitbrag");
        if (!settings.Grains.CacheEnabled)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(static provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new GrainKeyRepository(provider.GetRequiredService<IGrainFactory>())));
        services.AddHostedService<Readiness>();
    }

    /// <summary>Makes a key at the first start, while no grain and no request waits for one; without keys the program does not start.</summary>
    private sealed class Readiness(IDataProtectionProvider provider) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            provider.CreateProtector("gitbrag.start").Protect("");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
