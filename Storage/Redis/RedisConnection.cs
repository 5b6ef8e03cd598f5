using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Orleans.Persistence.Redis;
using StackExchange.Redis;

namespace GitBrag.Storage.Redis;

/// <summary>The one connection of a process to Redis, shared by clustering, grain storage, reminders, keys and ownership. It reconnects by itself.</summary>
/// <param name="settings">Where Redis is.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class RedisConnection(RedisSettings settings, TimeProvider time, ILogger<RedisConnection> logger) : IAsyncDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile ConnectionMultiplexer? _multiplexer;

    /// <summary>Where Redis is.</summary>
    public RedisSettings Settings => settings;

    /// <summary>How the client is set up.</summary>
    public ConfigurationOptions Configuration { get; } = Configure(settings);

    /// <summary>The database.</summary>
    /// <exception cref="StorageUnavailableException">The connection is not open.</exception>
    internal IDatabase Database =>
        (_multiplexer ?? throw new StorageUnavailableException($"The connection to Redis at {settings} is not open: the program is starting or stopping.")).GetDatabase();

    /// <summary>Connects, unless that is done already. While the server starts or is unreachable, it is tried again until <see cref="RedisSettings.Timeout"/> is over.</summary>
    /// <returns>The client.</returns>
    /// <exception cref="StorageUnavailableException">Redis is unreachable, or refuses the password, or its certificate is not trusted.</exception>
    public async Task<IConnectionMultiplexer> OpenAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            return _multiplexer ??= await ConnectAsync().ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Closes the connection.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _multiplexer, null) is { } multiplexer)
        {
            await multiplexer.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs a command.</summary>
    /// <exception cref="StorageUnavailableException">There was no answer in time, or Redis refused the command.</exception>
    internal async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command)
    {
        try
        {
            return await command(Database).ConfigureAwait(false);
        }
        catch (Exception error) when (IsFault(error))
        {
            throw Describe(error);
        }
    }

    /// <summary>Says in one sentence what a fault of the client, or of Orleans' providers over it, means.</summary>
    internal StorageUnavailableException Describe(Exception error) => error switch
    {
        RedisServerException server => Refused(server.Message, error),

        // Orleans' storage keeps the type and the message of what it met, in its own message.
        RedisStorageException when After(error.Message, $"{typeof(RedisServerException)}: ") is { } message => Refused(message, error),
        _ when Causes(error).Any(static cause => cause is AuthenticationException) =>
            new($"The certificate of Redis at {settings} is not valid for {settings.Host} or not trusted on this machine; see that CACHE_REDIS_HOST is a name it was issued for.", error),
        _ when Causes(error).Any(IsPasswordRefusal) => new($"Redis at {settings} refuses the password; set CACHE_REDIS_PASSWORD to the right one.", error),
        _ => new($"Redis at {settings} does not answer; see that it runs and that CACHE_REDIS_HOST, CACHE_REDIS_PORT and CACHE_REDIS_TLS are right.", error),
    };

    private static ConfigurationOptions Configure(RedisSettings settings)
    {
        var timeout = (int)settings.Timeout.TotalMilliseconds;
        return new ConfigurationOptions
        {
            EndPoints = { { settings.Host, settings.Port } },
            Password = settings.Password,
            Ssl = settings.Tls,
            SslHost = settings.Tls ? settings.Host : null,
            ConnectRetry = 1,

            // An attempt that meets a server while it loads its file hears no more of it; the next one must still fit in.
            ConnectTimeout = timeout / 2,
            AsyncTimeout = timeout,
            SyncTimeout = timeout,
            KeepAlive = 10,

            // Neither a configuration channel nor a tie-breaker is used; with them the client would write keys of its own.
            ConfigurationChannel = "",
            TieBreaker = "",
            ClientName = "gitbrag",

            // The client counts INFO among the commands of administrators.
            AllowAdmin = true,
        };
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                var multiplexer = await ConnectionMultiplexer.ConnectAsync(Configuration).ConfigureAwait(false);
                multiplexer.ConnectionFailed += (_, failure) => LogFailure(settings, failure.FailureType);
                multiplexer.ConnectionRestored += (_, _) => LogRestored(settings);
                return multiplexer;
            }
            catch (RedisConnectionException error) when (!IsRefusal(error) && time.GetElapsedTime(began) < settings.Timeout)
            {
                await Task.Delay(RetryPause, time).ConfigureAwait(false);
            }
            catch (Exception error) when (IsFault(error))
            {
                throw Describe(error);
            }
        }
    }

    internal static bool IsFault(Exception error) => error is RedisException or TimeoutException or RedisCommandException or ObjectDisposedException;

    private static bool IsRefusal(Exception error) => Causes(error).Any(static cause => cause is AuthenticationException || IsPasswordRefusal(cause));

    private static bool IsPasswordRefusal(Exception cause) => cause is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure };

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string? After(string text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[(at + mark.Length)..] : null;

    private StorageUnavailableException Refused(string message, Exception error) => new($"Redis at {settings} refused a command: {message.TrimEnd('.')}.", error);

    [LoggerMessage(LogLevel.Warning, "The connection to Redis at {Server} failed ({Failure}); it is tried again.")]
    private partial void LogFailure(RedisSettings server, ConnectionFailureType failure);

    [LoggerMessage(LogLevel.Information, "The connection to Redis at {Server} is back.")]
    private partial void LogRestored(RedisSettings server);
}
