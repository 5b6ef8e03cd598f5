using GitBrag.Storage.Redis;
using GitBrag.Testing.Redis;

namespace GitBrag.Tests.Storage.Redis;

public sealed class RedisServerCheckTests : IAsyncLifetime
{
    private readonly RedisServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [RedisFact]
    public async Task A_server_that_keeps_things_for_good_passes() => Assert.Empty(await Check());

    [RedisFact]
    public async Task A_server_that_forgets_is_told_what_is_wrong()
    {
        _server.Arguments = ["--maxmemory-policy", "allkeys-lru", "--appendonly", "no"];

        Assert.Equal(
            [
                $"Redis at 127.0.0.1:{_server.Port} has maxmemory-policy allkeys-lru: when its memory is full, it deletes stored reports; set maxmemory-policy noeviction.",
                $"Redis at 127.0.0.1:{_server.Port} writes no append-only file: when it stops, it loses what was stored since its last snapshot; set appendonly yes.",
            ],
            await Check());
    }

    [RedisFact]
    public async Task A_server_that_forbids_CONFIG_is_checked_all_the_same()
    {
        _server.Arguments = ["--rename-command", "CONFIG", ""];

        Assert.Empty(await Check());
    }

    [RedisFact]
    public async Task A_server_that_says_nothing_about_itself_is_used_with_a_warning()
    {
        _server.Arguments = ["--rename-command", "CONFIG", "", "--rename-command", "INFO", ""];

        Assert.StartsWith($"Redis at 127.0.0.1:{_server.Port} does not allow INFO", Assert.Single(await Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_version_and_missing_facts_are_named()
    {
        var sentences = RedisServerCheck.Judge("# Server\r\nredis_version:5.0.7\r\nrole:master\r\n", "cache:6379");

        Assert.Equal(3, sentences.Count);
        Assert.Contains("version 5.0.7", sentences[0], StringComparison.Ordinal);
        Assert.Contains("does not say what it does when its memory is full", sentences[1], StringComparison.Ordinal);
        Assert.Contains("does not say whether it writes an append-only file", sentences[2], StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Check()
    {
        await _server.StartAsync();
        await using var connection = _server.Connection();
        await connection.OpenAsync();
        return await RedisServerCheck.RunAsync(connection);
    }
}
