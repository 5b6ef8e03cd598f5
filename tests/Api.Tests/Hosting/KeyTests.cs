using System.Text.Json;
using GitBrag.Credentials;
using GitBrag.Testing.Redis;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace GitBrag.Api.Tests.Hosting;

/// <summary>The keys that encrypt sessions and tokens.</summary>
public sealed class KeyTests
{
    private const string Version1Record = "gitbrag/state/key-ring/data-protection/keys";

    [Fact]
    public async Task Keys_survive_a_restart_and_only_this_user_can_read_them()
    {
        await using var service = await TestService.StartAsync();
        var reference = Tokens(service).Protect("ghp_secret");

        await service.RestartAsync();

        Assert.Equal("ghp_secret", Tokens(service).Unprotect(reference));
        IsPrivate(Assert.Single(KeyFiles(service)));
    }

    [Fact]
    public async Task Keys_of_version_1_are_moved_out_of_the_storage_file()
    {
        await using var service = await TestService.StartAsync();
        var reference = Tokens(service).Protect("ghp_secret");
        await service.StopAsync();
        var file = Assert.Single(KeyFiles(service));
        Execute(service, "INSERT INTO grain_state VALUES ('key-ring/data-protection', 'keys', 'etag', '2026-01-31T12:00:00.000Z', $1)", Version1Document(File.ReadAllText(file)));
        File.Delete(file);

        await service.RestartAsync();

        Assert.Equal("ghp_secret", Tokens(service).Unprotect(reference));
        await service.StopAsync();
        IsPrivate(Assert.Single(KeyFiles(service)));
        Assert.Equal(0, Execute(service, "DELETE FROM grain_state WHERE grain_id = 'key-ring/data-protection'", []));
    }

    [RedisFact]
    public async Task Keys_of_version_1_in_Redis_are_read_where_they_are()
    {
        var server = new RedisServer();
        await server.InitializeAsync();
        try
        {
            string[] settings = ["CACHE_REDIS_HOST=127.0.0.1", $"CACHE_REDIS_PORT={server.Port}"];
            await using var redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port}");
            await using var service = await TestService.StartAsync(settings);
            var reference = Tokens(service).Protect("ghp_secret");
            await service.StopAsync();
            var key = await redis.GetDatabase().ListRightPopAsync("gitbrag/keys");
            await redis.GetDatabase().HashSetAsync(Version1Record, [new HashEntry("etag", "0"), new HashEntry("data", Version1Document($"{key}"))]);

            await service.RestartAsync(settings);

            Assert.Equal("ghp_secret", Tokens(service).Unprotect(reference));
            Assert.False(await redis.GetDatabase().KeyExistsAsync("gitbrag/keys"));
            Assert.False(Directory.Exists(Path.Combine(service.Data, "keys")));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_the_cache_no_key_is_kept()
    {
        await using var service = await TestService.StartAsync("CACHE_ENABLED=false");
        var reference = Tokens(service).Protect("ghp_secret");

        await service.RestartAsync("CACHE_ENABLED=false");

        Assert.Null(Tokens(service).Unprotect(reference));
        Assert.False(Directory.Exists(Path.Combine(service.Data, "keys")));
    }

    private static TokenProtector Tokens(TestService service) => service.App.Services.GetRequiredService<TokenProtector>();

    private static string[] KeyFiles(TestService service) => Directory.GetFiles(Path.Combine(service.Data, "keys"));

    private static byte[] Version1Document(string key) => JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 1, keys = new[] { key } });

    private static int Execute(TestService service, string sql, byte[] value)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(service.Data, "gitbrag.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$1", value);
        return command.ExecuteNonQuery();
    }

    private static void IsPrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }
    }
}
