using GitBrag.Storage.Redis;
using GitBrag.Testing;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace GitBrag.Tests.Storage.Redis;

public sealed class RedisHostTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    private readonly RedisConnection _connection = server.Connection();

    public async ValueTask InitializeAsync() => await _connection.OpenEmptyAsync();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [RedisFact]
    public async Task The_server_is_owned_before_anything_starts_and_until_everything_has_stopped()
    {
        using (var host = Create())
        {
            await host.StartAsync();
            Assert.NotNull(await OwnerValue());
            await host.StopAsync();
        }

        Assert.Null(await OwnerValue());
    }

    [RedisFact]
    public async Task A_second_host_on_one_server_does_not_start()
    {
        using var first = Create();
        await first.StartAsync();
        using var second = Create();

        await Assert.ThrowsAsync<RedisInUseException>(() => second.StartAsync());
        await first.StopAsync();
    }

    [RedisFact]
    public async Task A_host_that_loses_its_ownership_stops()
    {
        using var host = Create();
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await _connection.RunAsync(database => database.StringSetAsync(RedisOwnerKey.Name, "somebody else"));

        // Saying where it answers renews the lease, and so finds it lost.
        await host.Services.GetRequiredService<RedisOwnerLease>().SetAddressAsync("http://localhost:8080");

        await stopping.Task.WaitAsync(Deadline.Patience);
        await host.StopAsync();
        Assert.Equal("somebody else", await OwnerValue());
    }

    private IHost Create() => new HostBuilder()
        .ConfigureServices(services =>
        {
            services.AddSingleton<IGrainStorageSerializer, JsonState.Serializer>();
            services.AddRedisStorage(new RedisSettings("127.0.0.1", server.Port) { Timeout = TimeSpan.FromSeconds(30) }, cluster: null);
        })
        .Build();

    private async Task<string?> OwnerValue() => await _connection.RunAsync(database => database.StringGetAsync(RedisOwnerKey.Name));
}
