using GitBrag.Storage;
using GitBrag.Storage.Redis;
using GitBrag.Testing.Redis;
using Orleans.Storage;

namespace GitBrag.Tests.Storage.Redis;

/// <summary>Faults of a real server beneath Orleans' providers.</summary>
public sealed class RedisFaultTests : IAsyncLifetime
{
    private const string Key = "gitbrag/state/user/octocat/state";

    private static readonly GrainId Grain = GrainId.Create("user", "octocat");

    private readonly RedisServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [RedisFact]
    public async Task After_a_restart_of_the_server_everything_goes_on_by_itself()
    {
        await using var redis = await OpenAsync(_server.Port);
        var state = new GrainState<JsonState>(new JsonState { Text = "before" });
        await redis.Storage.WriteStateAsync("state", Grain, state);

        for (var restart = 1; restart <= 2; restart++)
        {
            await _server.KillAsync();
            state.State!.Text = $"restart {restart}";
            var write = redis.Storage.WriteStateAsync("state", Grain, state);
            await _server.StartAsync();
            await write;
            await redis.Storage.ReadStateAsync("state", Grain, state);
            Assert.Equal($"restart {restart}", state.State!.Text);
        }
    }

    [RedisFact]
    public async Task A_write_whose_answer_was_lost_is_no_conflict_with_itself()
    {
        using var proxy = new AnswerLosingProxy(_server.Port, "octocat");
        await using var redis = await OpenAsync(proxy.Port);
        var state = new GrainState<JsonState>(new JsonState { Text = "first" });
        await redis.Storage.WriteStateAsync("state", Grain, state);
        state.State!.Text = "second";

        proxy.LoseNextAnswer();
        await redis.Storage.WriteStateAsync("state", Grain, state);
        Assert.True(proxy.HasLostAnswer);
        state.State!.Text = "third";
        await redis.Storage.WriteStateAsync("state", Grain, state);
        await redis.Storage.ReadStateAsync("state", Grain, state);
        Assert.Equal("third", state.State!.Text);
    }

    [RedisFact]
    public async Task A_first_write_whose_answer_was_lost_is_no_conflict_with_itself()
    {
        using var proxy = new AnswerLosingProxy(_server.Port, "octocat");
        await using var redis = await OpenAsync(proxy.Port);
        var state = new GrainState<JsonState>(new JsonState { Text = "first" });

        proxy.LoseNextAnswer();
        await redis.Storage.WriteStateAsync("state", Grain, state);

        Assert.True(proxy.HasLostAnswer);
        state.State!.Text = "second";
        await redis.Storage.WriteStateAsync("state", Grain, state);
    }

    [RedisFact]
    public async Task A_clearing_whose_answer_was_lost_succeeds()
    {
        using var proxy = new AnswerLosingProxy(_server.Port, "octocat");
        await using var redis = await OpenAsync(proxy.Port);
        var state = new GrainState<JsonState>(new JsonState { Text = "first" });
        await redis.Storage.WriteStateAsync("state", Grain, state);

        proxy.LoseNextAnswer();
        await redis.Storage.ClearStateAsync("state", Grain, state);

        Assert.True(proxy.HasLostAnswer);
        Assert.Equal((null, false), (state.ETag, state.RecordExists));
        await redis.Storage.WriteStateAsync("state", Grain, state);
    }

    [RedisFact]
    public async Task A_write_whose_answer_was_lost_and_that_another_writer_replaced_is_a_conflict()
    {
        using var proxy = new AnswerLosingProxy(_server.Port, "octocat");
        await using var redis = await OpenAsync(proxy.Port);
        await using var other = await OpenAsync(_server.Port);
        var state = new GrainState<JsonState>(new JsonState { Text = "first" });
        await redis.Storage.WriteStateAsync("state", Grain, state);
        var etag = state.ETag;
        proxy.BeforeLoss = () => other.Connection.RunAsync(database => database.ExecuteAsync("HSET", Key, "etag", "other", "data", """{"Text":"other"}"""));

        proxy.LoseNextAnswer();
        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => redis.Storage.WriteStateAsync("state", Grain, state));

        Assert.Equal((etag, "other", etag), (conflict.CurrentEtag, conflict.StoredEtag, state.ETag));
    }

    [RedisFact]
    public async Task A_reminder_whose_registration_was_not_answered_is_there_once_and_can_be_removed()
    {
        using var proxy = new AnswerLosingProxy(_server.Port, "octocat");
        await using var redis = await OpenAsync(proxy.Port);
        var entry = new ReminderEntry { GrainId = Grain, ReminderName = "resume", StartAt = DateTime.UnixEpoch, Period = TimeSpan.FromMinutes(1) };

        proxy.LoseNextAnswer();
        await Assert.ThrowsAnyAsync<Exception>(() => redis.Reminders.UpsertRow(entry));
        var etag = await redis.Reminders.UpsertRow(entry);

        Assert.Equal(etag, Assert.Single((await redis.Reminders.ReadRows(0, 0)).Reminders).ETag);
        Assert.True(await redis.Reminders.RemoveRow(Grain, "resume", etag!));
    }

    [RedisFact]
    public async Task A_write_to_a_server_that_hangs_fails_in_time_and_says_so()
    {
        await using var redis = await OpenAsync(_server.Port, timeoutSeconds: 2);
        await _server.HangAsync();

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => redis.Storage.WriteStateAsync("state", Grain, new GrainState<JsonState>(new JsonState())));

        Assert.StartsWith($"Redis at 127.0.0.1:{_server.Port} does not answer", failure.Message, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task A_server_without_room_is_said_to_refuse()
    {
        await using var redis = await OpenAsync(_server.Port);
        await redis.Connection.RunAsync(database => database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1"));

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => redis.Storage.WriteStateAsync("state", Grain, new GrainState<JsonState>(new JsonState())));

        Assert.StartsWith($"Redis at 127.0.0.1:{_server.Port} refused a command: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("used memory > 'maxmemory'", failure.Message, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task Thousands_of_simultaneous_commands_are_all_answered()
    {
        await using var redis = await OpenAsync(_server.Port);

        await Task.WhenAll(Enumerable.Range(0, 3000).Select(async number =>
        {
            var grain = GrainId.Create("user", $"u{number}");
            var state = new GrainState<JsonState>(new JsonState { Text = new string('x', number) });
            await redis.Storage.WriteStateAsync("state", grain, state);
            await redis.Storage.ReadStateAsync("state", grain, state);
            Assert.Equal(number, state.State!.Text.Length);
        }));
    }

    private static async Task<RedisProviders> OpenAsync(int port, int timeoutSeconds = 30)
    {
        var redis = new RedisProviders(new RedisSettings("127.0.0.1", port) { Timeout = TimeSpan.FromSeconds(timeoutSeconds) });
        await redis.OpenAsync();
        return redis;
    }
}
