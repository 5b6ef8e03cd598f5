using GitBrag.Storage.Redis;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace GitBrag.Tests.Storage.Redis;

/// <summary>Orleans' providers as the program registers them, without the silo around them.</summary>
internal sealed class RedisProviders : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RedisProviders(RedisSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerializer();
        services.AddSingleton<IGrainStorageSerializer, JsonState.Serializer>();
        services.Configure<ClusterOptions>(static options => (options.ServiceId, options.ClusterId) = ("gitbrag", "gitbrag"));
        services.AddRedisStorage(settings, cluster: null);
        _services = services.BuildServiceProvider();
    }

    public RedisProviders(RedisServer server)
        : this(new RedisSettings("127.0.0.1", server.Port) { Timeout = TimeSpan.FromSeconds(30) })
    {
    }

    public RedisConnection Connection => _services.GetRequiredService<RedisConnection>();

    public IGrainStorage Storage => _services.GetRequiredKeyedService<IGrainStorage>("Default");

    public IReminderTable Reminders => _services.GetRequiredService<IReminderTable>();

    /// <summary>Connects and starts the providers, as a silo does.</summary>
    public async Task OpenAsync()
    {
        var stages = new Stages();
        ((ILifecycleParticipant<ISiloLifecycle>)_services.GetRequiredKeyedService<IGrainStorage>(RedisStorageRegistration.Raw)).Participate(stages);
        foreach (var part in stages.Parts)
            await part.OnStart(CancellationToken.None);
        await Reminders.StartAsync(CancellationToken.None);
    }

    /// <summary>Connects and removes what an earlier test left; does nothing where there is no server.</summary>
    public async Task OpenEmptyAsync()
    {
        if (!RedisServer.IsInstalled)
            return;
        await OpenAsync();
        await Connection.RunAsync(database => database.ExecuteAsync("FLUSHALL"));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Stages : ISiloLifecycle
    {
        public List<ILifecycleObserver> Parts { get; } = [];

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            Parts.Add(observer);
            return Parts.GetEnumerator();
        }
    }
}
