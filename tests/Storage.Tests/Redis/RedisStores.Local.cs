using GitBrag.Storage.Redis;
using GitBrag.Testing.Redis;
using Orleans.Storage;

namespace GitBrag.Tests.Storage.Redis;

[RequiresRedis]
public sealed class RedisGrainStorageTests(RedisServer server) : GrainStorageTests, IClassFixture<RedisServer>, IAsyncLifetime
{
    private readonly RedisConnection _connection = server.Connection();

    protected override IGrainStorage Storage => new RedisGrainStorage(_connection, new JsonState.Serializer());

    public Task InitializeAsync() => _connection.OpenEmptyAsync();

    public async Task DisposeAsync() => await _connection.DisposeAsync();

    [RedisFact]
    public async Task A_record_lies_where_and_as_the_Orleans_provider_puts_it()
    {
        var written = await Write("octocat");

        var keys = (string[])await _connection.RunAsync(database => database.ExecuteAsync("KEYS", "*"));
        var hash = (string[])await _connection.RunAsync(database => database.ExecuteAsync("HGETALL", "gitbrag/state/user/github.com/octocat/state"));
        Assert.Equal(["gitbrag/state/user/github.com/octocat/state"], keys);
        Assert.Equal(["etag", written.ETag!, "data", """{"Text":"octocat"}"""], hash);
        Assert.Matches("^[0-9a-f]{32}$", written.ETag);
    }

    [RedisFact]
    public async Task A_record_that_the_Orleans_provider_wrote_is_read_and_replaced()
    {
        const string ETag = "0123456789abcdef0123456789abcdef";
        await _connection.RunAsync(database =>
            database.ExecuteAsync("HMSET", "gitbrag/state/user/github.com/octocat/state", "etag", ETag, "data", """{"Text":"theirs"}"""));

        var state = await Read();
        Assert.Equal(("theirs", ETag, true), (state.State!.Text, state.ETag, state.RecordExists));
        state.State.Text = "ours";
        await Storage.WriteStateAsync("state", GrainId.Create("user", "github.com/octocat"), state);
        Assert.Equal("ours", (await Read()).State!.Text);
    }

    [RedisFact]
    public async Task A_record_that_was_cleared_without_being_deleted_keeps_its_version()
    {
        const string ETag = "0123456789abcdef0123456789abcdef";
        await _connection.RunAsync(database => database.ExecuteAsync("HMSET", "gitbrag/state/user/github.com/octocat/state", "etag", ETag, "data", ""));

        var state = await Read();

        Assert.Equal(("new", ETag, false), (state.State!.Text, state.ETag, state.RecordExists));
        await Storage.WriteStateAsync("state", GrainId.Create("user", "github.com/octocat"), state);
    }

    [RedisFact]
    public async Task Writes_go_on_after_the_server_forgot_its_scripts()
    {
        await Write("first");
        await _connection.RunAsync(database => database.ExecuteAsync("SCRIPT", "FLUSH"));

        var state = await Read();
        state.State!.Text = "second";
        await Storage.WriteStateAsync("state", GrainId.Create("user", "github.com/octocat"), state);

        Assert.Equal("second", (await Read()).State!.Text);
    }
}

[RequiresRedis]
public sealed class RedisReminderTableTests(RedisServer server) : ReminderTableTests, IClassFixture<RedisServer>, IAsyncLifetime
{
    // What Microsoft.Orleans.Core.Abstractions 10.4.2 answers for user/github.com/octocat.
    private const string Hash = "0237B561";

    private readonly RedisConnection _connection = server.Connection();

    protected override IReminderTable Table => new RedisReminderTable(_connection);

    public Task InitializeAsync() => _connection.OpenEmptyAsync();

    public async Task DisposeAsync() => await _connection.DisposeAsync();

    [RedisFact]
    public async Task A_row_lies_where_and_as_the_Orleans_provider_puts_it()
    {
        var etag = await Table.UpsertRow(new ReminderEntry
        {
            GrainId = GrainId.Create("user", "github.com/octocat"),
            ReminderName = "resume \"now\" <é>",
            StartAt = new DateTime(2026, 1, 31, 23, 59, 58, DateTimeKind.Utc).AddTicks(1234567),
            Period = TimeSpan.FromSeconds(90),
        });

        var rows = (string[])await _connection.RunAsync(database => database.ExecuteAsync("ZRANGE", "gitbrag/reminders", "0", "-1", "WITHSCORES"));
        Assert.Equal(
            [$"\"{Hash}\",\"user/github.com/octocat\",\"resume \\\"now\\\" <é>\",\"{etag}\",\"2026-01-31T23:59:58.1234567Z\",\"00:01:30\"", "0"], rows);
        Assert.True(Guid.TryParseExact(etag, "D", out _));
    }

    [RedisFact]
    public async Task A_row_that_the_Orleans_provider_wrote_is_read_and_removed()
    {
        const string ETag = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
        await _connection.RunAsync(database => database.ExecuteAsync(
            "ZADD", "gitbrag/reminders", "0", $"\"{Hash}\",\"user/github.com/octocat\",\"resume\",\"{ETag}\",\"2026-01-31T23:59:58.0000000Z\",\"1.00:01:00\""));

        var row = Assert.Single((await Table.ReadRows(0, 0)).Reminders);

        Assert.Equal((GrainId.Create("user", "github.com/octocat"), "resume", ETag), (row.GrainId, row.ReminderName, row.ETag));
        Assert.Equal((new DateTime(2026, 1, 31, 23, 59, 58, DateTimeKind.Utc), new TimeSpan(1, 0, 1, 0)), (row.StartAt, row.Period));
        Assert.True(await Table.RemoveRow(row.GrainId, row.ReminderName, ETag));
    }
}
