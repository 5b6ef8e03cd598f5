using GitBrag.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Storage;

namespace GitBrag.LocalRuntime.Tests;

/// <summary>A host with some grains, a clock that the test moves, and storage that may outlive it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private TestHost(IHost host) => _host = host;

    public ManualTimeProvider Time => (ManualTimeProvider)_host.Services.GetRequiredService<TimeProvider>();

    public Journal Journal => _host.Services.GetRequiredService<Journal>();

    public LogCollector Logs => _host.Services.GetRequiredService<LogCollector>();

    public IServiceProvider Services => _host.Services;

    public static Task<TestHost> StartAsync(params Type[] grains) => StartAsync(grains, _ => { });

    public static async Task<TestHost> StartAsync(
        Type[] grains,
        Action<LocalRuntimeOptions> configure,
        ManualTimeProvider? time = null,
        MemoryReminderTable? reminders = null,
        IGrainStorage? storage = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var logs = new LogCollector();
        builder.Logging.AddProvider(logs);
        builder.Services
            .AddSingleton(logs)
            .AddSingleton<Journal>()
            .AddSingleton<TimeProvider>(time ?? new ManualTimeProvider())
            .AddSingleton<IReminderTable>(reminders ?? new MemoryReminderTable())
            .AddKeyedSingleton<IGrainStorage>("Default", storage ?? new MemoryGrainStorage(new JsonStateSerializer()))
            .AddKeyedSingleton<IGrainStorage>("elsewhere", new MemoryGrainStorage(new JsonStateSerializer()))
            .AddLocalRuntime(options =>
            {
                options.GrainAssemblies.Add(new GrainSet(grains));
                configure(options);
            });
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host);
    }

    public T Grain<T>(string key = "one")
        where T : IGrainWithStringKey => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);

    public Task StopAsync() => _host.StopAsync();

    /// <summary>Ends the process as a crash would: nothing is deactivated.</summary>
    public void Kill() => _host.Dispose();

    public async ValueTask DisposeAsync()
    {
        // A test's grain may still be waiting for something; the test has seen what it wanted.
        await _host.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _host.Dispose();
    }
}
