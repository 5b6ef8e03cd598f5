using StackExchange.Redis;

namespace GitBrag.Bench.Cluster.Members;

/// <summary>Reads and changes the cluster's Redis directly. The layout is that of Orleans' providers.</summary>
internal sealed class RedisView : IDisposable
{
    private const string Reminders = "gitbrag/reminders";
    private const string Data = "data";

    private readonly ConnectionMultiplexer _connection;
    private readonly int _port;

    private RedisView(ConnectionMultiplexer connection, int port) => (_connection, _port) = (connection, port);

    private IDatabase Database => _connection.GetDatabase();

    public static async Task<RedisView> OpenAsync(int port) =>
        new(await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},abortConnect=false,connectTimeout=2000,syncTimeout=2000"), port);

    /// <summary>The keys of all state records of a username, or of its records of one grain type.</summary>
    public IReadOnlyList<string> KeysOf(string login, string grainType = "*") =>
        [.. _connection.GetServer("127.0.0.1", _port).Keys(pattern: $"gitbrag/state/{grainType}/*/{login}*").Select(key => key.ToString()).Where(key => key.Split('/').Contains(login))];

    /// <summary>Whether the record exists; also false while Redis does not answer.</summary>
    /// <remarks>A read throws <see cref="InvalidOperationException"/> when Redis closes its connection.</remarks>
    public async Task<bool> ExistsAsync(string key)
    {
        try
        {
            return await Database.KeyExistsAsync(key);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or TaskCanceledException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The JSON document of a state record.</summary>
    public async Task<string> ReadAsync(string key) => (await Database.HashGetAsync(key, Data))!;

    /// <summary>Copies a state record to another key, with another document.</summary>
    public async Task CopyAsync(string key, string copy, string document)
    {
        var fields = await Database.HashGetAllAsync(key);
        await Database.HashSetAsync(copy, [.. fields.Select(field => field.Name == Data ? new HashEntry(Data, document) : field)]);
    }

    /// <summary>Deletes everything stored about a username, including reminders.</summary>
    public async Task ForgetAsync(string login)
    {
        foreach (var key in KeysOf(login))
        {
            await Database.KeyDeleteAsync(key);
        }

        foreach (var reminder in (await Database.SortedSetRangeByRankAsync(Reminders)).Where(reminder => reminder.ToString().Contains($"/{login}\"", StringComparison.Ordinal)))
        {
            await Database.SortedSetRemoveAsync(Reminders, reminder);
        }
    }

    public void Dispose() => _connection.Dispose();
}
