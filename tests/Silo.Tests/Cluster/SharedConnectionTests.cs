using GitBrag.Testing.Redis;
using StackExchange.Redis;

namespace GitBrag.Silo.Tests.Cluster;

public sealed class SharedConnectionTests : IAsyncLifetime
{
    private readonly RealCluster _cluster = new();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [RedisFact]
    public async Task Every_member_has_one_connection_to_Redis()
    {
        await _cluster.StartSiloAsync();
        await _cluster.BeginGateway();
        await using var watcher = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{_cluster.RedisPort},allowAdmin=true,name=watcher");

        var clients = await watcher.GetServers().Single().ClientListAsync();

        Assert.Equal(["gitbrag", "gitbrag"], clients.Select(static client => client.Name).Where(static name => name != "watcher"));
    }
}
