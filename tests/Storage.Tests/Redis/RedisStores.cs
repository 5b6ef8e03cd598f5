using GitBrag.Testing.Redis;
using Orleans.Storage;
using StackExchange.Redis;

namespace GitBrag.Tests.Storage.Redis;

public sealed class RedisGrainStorageTests : GrainStorageTests, IClassFixture<RedisServer>, IAsyncLifetime
{
    private const string Key = "gitbrag/state/user/github.com/octocat/state";
    private const string ETag = "0123456789abcdef0123456789abcdef";

    private static readonly GrainId Grain = GrainId.Create("user", "github.com/octocat");

    private readonly RedisProviders _redis;

    public RedisGrainStorageTests(RedisServer server)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisFactAttribute.Reason);
        _redis = new RedisProviders(server);
    }

    protected override IGrainStorage Storage => _redis.Storage;

    public async ValueTask InitializeAsync() => await _redis.OpenEmptyAsync();

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task A_record_is_a_hash_of_its_document_and_an_etag()
    {
        var written = await Write("octocat");

        var keys = (string[]?)await _redis.Connection.RunAsync(database => database.ExecuteAsync("KEYS", "*"));
        var fields = await _redis.Connection.RunAsync(database => database.HashGetAllAsync(Key));
        Assert.Equal([Key], keys!);
        Assert.Equal([("data", """{"Text":"octocat"}"""), ("etag", written.ETag!)], fields.Select(static field => ($"{field.Name}", $"{field.Value}")).Order());
        Assert.Matches("^[0-9a-f]{32}$", written.ETag);
    }

    [Fact]
    public async Task A_record_of_version_1_is_read_and_replaced()
    {
        await Put("""{"Text":"theirs"}""");

        var state = await Read();
        Assert.Equal(("theirs", ETag, true), (state.State!.Text, state.ETag, state.RecordExists));
        state.State.Text = "ours";
        await Storage.WriteStateAsync("state", Grain, state);
        Assert.Equal("ours", (await Read()).State!.Text);
    }

    [Fact]
    public async Task A_record_that_was_cleared_without_being_deleted_keeps_its_version()
    {
        await Put("");

        var state = await Read();

        Assert.Equal(("new", ETag, false), (state.State!.Text, state.ETag, state.RecordExists));
        await Storage.WriteStateAsync("state", Grain, state);
    }

    [Fact]
    public async Task Writes_go_on_after_the_server_forgot_its_scripts()
    {
        await Write("first");
        await _redis.Connection.RunAsync(database => database.ExecuteAsync("SCRIPT", "FLUSH"));

        var state = await Read();
        state.State!.Text = "second";
        await Storage.WriteStateAsync("state", Grain, state);

        Assert.Equal("second", (await Read()).State!.Text);
    }

    private Task Put(string document) =>
        _redis.Connection.RunAsync(database => database.ExecuteAsync("HSET", Key, "etag", ETag, "data", document));
}

public sealed class RedisReminderTableTests : ReminderTableTests, IClassFixture<RedisServer>, IAsyncLifetime
{
    // GrainId.GetUniformHashCode of user/github.com/octocat.
    private const string Hash = "0237B561";

    private readonly RedisProviders _redis;

    public RedisReminderTableTests(RedisServer server)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisFactAttribute.Reason);
        _redis = new RedisProviders(server);
    }

    protected override IReminderTable Table => _redis.Reminders;

    public async ValueTask InitializeAsync() => await _redis.OpenEmptyAsync();

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task A_row_of_version_1_is_read_and_removed()
    {
        const string etag = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
        await _redis.Connection.RunAsync(database => database.SortedSetAddAsync(
            "gitbrag/reminders", $"\"{Hash}\",\"user/github.com/octocat\",\"resume\",\"{etag}\",\"2026-01-31T23:59:58.0000000Z\",\"1.00:01:00\"", 0));

        var row = Assert.Single((await Table.ReadRows(0, 0)).Reminders);

        Assert.Equal((GrainId.Create("user", "github.com/octocat"), "resume", etag), (row.GrainId, row.ReminderName, row.ETag));
        Assert.Equal((new DateTime(2026, 1, 31, 23, 59, 58, DateTimeKind.Utc), new TimeSpan(1, 0, 1, 0)), (row.StartAt, row.Period));
        Assert.True(await Table.RemoveRow(row.GrainId, row.ReminderName, etag));
    }
}
