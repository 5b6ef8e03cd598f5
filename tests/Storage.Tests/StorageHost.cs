using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace GitBrag.Tests.Storage;

/// <summary>A host whose hosted service reads and writes a record when it starts and when it stops, as grains do.</summary>
internal static class StorageHost
{
    public static readonly GrainId Grain = GrainId.Create("user", "octocat");

    /// <summary>Makes the host. The service is registered before the store, so that only the store's place in the lifecycle can have it ready in time.</summary>
    public static IHost Create(Action<IServiceCollection> addStorage) => new HostBuilder()
        .ConfigureServices(services =>
        {
            services.AddHostedService<Writer>();
            services.AddSingleton<IGrainStorageSerializer, JsonState.Serializer>();
            addStorage(services);
        })
        .Build();

    private sealed class Writer([FromKeyedServices("Default")] IGrainStorage storage, IReminderTable reminders) : IHostedService
    {
        private readonly GrainState<JsonState> _state = new();

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await ReadAllAsync();
            await storage.ReadStateAsync("state", Grain, _state);
            _state.State!.Text += " started";
            await storage.WriteStateAsync("state", Grain, _state);
        }

        private Task<ReminderTableData> ReadAllAsync() => reminders.ReadRows(0, 0);

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _state.State!.Text += " stopped";
            return storage.WriteStateAsync("state", Grain, _state);
        }
    }
}
