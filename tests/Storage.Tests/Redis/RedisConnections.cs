using GitBrag.Storage;
using GitBrag.Storage.Redis;
using GitBrag.Testing;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace GitBrag.Tests.Storage.Redis;

internal static class RedisConnections
{
    /// <summary>A connection that is not open yet. Its commands may take long, since the machine that runs the tests may be busy.</summary>
    public static RedisConnection Connection(this RedisServer server, string? password = null, int timeoutSeconds = 30) =>
        Connection(new RedisSettings("127.0.0.1", server.Port, password) { Timeout = TimeSpan.FromSeconds(timeoutSeconds) });

    public static RedisConnection Connection(RedisSettings settings) => new(settings, TimeProvider.System, NullLogger<RedisConnection>.Instance);

    /// <summary>An open connection whose commands may take two seconds. Opening it in that time may need more than one try.</summary>
    public static async Task<RedisConnection> OpenImpatientAsync(this RedisServer server)
    {
        RedisConnection? open = null;
        await Deadline.UntilAsync(async () =>
        {
            var connection = server.Connection(timeoutSeconds: 2);
            try
            {
                await connection.OpenAsync();
                open = connection;
            }
            catch (StorageUnavailableException)
            {
                await connection.DisposeAsync();
            }

            return open is not null;
        });
        return open!;
    }

    /// <summary>Connects and removes what an earlier test left; does nothing where there is no server.</summary>
    public static async Task OpenEmptyAsync(this RedisConnection connection)
    {
        if (!RedisServer.IsInstalled)
            return;
        await connection.OpenAsync();
        await connection.RunAsync(database => database.ExecuteAsync("FLUSHALL"));
    }
}
