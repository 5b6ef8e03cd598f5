using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace GitBrag.Storage.Redis;

/// <summary>The connection to Redis. It connects anew by itself after the server or the network was away.</summary>
/// <remarks>
/// The client is StackExchange.Redis 1.2.6. Its asynchronous commands know no time-out, so there is one here; it sends a script by its hash, which a restarted
/// server does not know, so the script is then sent once more; and it speaks IPv4 only.
/// </remarks>
/// <param name="options">Where Redis is.</param>
/// <param name="logger">The log.</param>
public sealed partial class RedisConnection(RedisStorageOptions options, ILogger<RedisConnection> logger) : IAsyncDisposable
{
    private static readonly TimeSpan ReconnectInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private ConnectionMultiplexer? _multiplexer;

    /// <summary>The server in a sentence: <c>host:port</c>.</summary>
    public string Server => options.Server;

    /// <summary>Connects.</summary>
    /// <returns>A task that ends when the connection is there.</returns>
    /// <exception cref="StorageUnavailableException">Redis cannot be reached or refuses the password.</exception>
    public async Task OpenAsync()
    {
        if (IPAddress.TryParse(options.Host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6)
            throw new StorageUnavailableException($"CACHE_REDIS_HOST is the IPv6 address {options.Host}; Redis is reached over IPv4 only, so name a host or an IPv4 address.");
        _multiplexer = await ConnectionMultiplexer.ConnectAsync(Configuration()).ConfigureAwait(false);

        // Otherwise one slow continuation holds up the answers to all others, in the client's old version; the new one never does that, and ignores this.
#pragma warning disable CS0618
        _multiplexer.PreserveAsyncOrder = false;
#pragma warning restore CS0618
        _multiplexer.ConnectionFailed += (_, failure) => LogFailure(Server, failure.FailureType);
        _multiplexer.ConnectionRestored += (_, _) => LogRestored(Server);
        await FirstAnswerAsync(_multiplexer).ConfigureAwait(false);
    }

    /// <summary>Closes the connection.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _multiplexer, null) is not { } multiplexer)
            return;
        await multiplexer.CloseAsync().ConfigureAwait(false);
        multiplexer.Dispose();
    }

    /// <summary>Runs a command. When the connection breaks meanwhile, the command is sent again, although it may have taken effect: it has to bear that.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="command">Sends the command.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="StorageUnavailableException">There was no answer in time, or Redis refused the command.</exception>
    internal async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command)
    {
        var multiplexer = _multiplexer ?? throw new StorageUnavailableException($"The connection to Redis at {Server} is not open: the program is starting or ending.");
        using var timeout = new CancellationTokenSource(options.CommandTimeout);
        while (true)
        {
            try
            {
                while (!multiplexer.IsConnected && !timeout.IsCancellationRequested)
                    await Task.Delay(PollInterval).ConfigureAwait(false);
                return await command(multiplexer.GetDatabase()).WaitAsync(timeout.Token).ConfigureAwait(false);
            }
            catch (RedisException error) when (IsPassing(error) && !timeout.IsCancellationRequested)
            {
                await Task.Delay(PollInterval).ConfigureAwait(false);
            }
            catch (Exception error) when (IsFailure(error))
            {
                throw Describe(error);
            }
        }
    }

    /// <summary>Runs a Lua script, which Redis executes in one step.</summary>
    /// <param name="script">The script.</param>
    /// <param name="key">Its key.</param>
    /// <param name="values">Its arguments.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="StorageUnavailableException">There was no answer in time, or Redis refused the command.</exception>
    internal Task<RedisResult> EvaluateAsync(string script, RedisKey key, params RedisValue[] values) => RunAsync(async database =>
    {
        try
        {
            return await database.ScriptEvaluateAsync(script, [key], values).ConfigureAwait(false);
        }
        catch (RedisServerException error) when (error.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await database.ScriptEvaluateAsync(script, [key], values).ConfigureAwait(false);
        }
    });

    /// <summary>Waits until the server answers for the first time. That it refuses the password, or its certificate is refused, will not pass.</summary>
    private async Task FirstAnswerAsync(ConnectionMultiplexer multiplexer)
    {
        using var timeout = new CancellationTokenSource(options.CommandTimeout);
        while (true)
        {
            try
            {
                await multiplexer.GetDatabase().PingAsync().WaitAsync(timeout.Token).ConfigureAwait(false);
                return;
            }
            catch (RedisException error) when (IsPassing(error) && !IsRefusal(error) && !timeout.IsCancellationRequested)
            {
                await Task.Delay(PollInterval).ConfigureAwait(false);
            }
            catch (Exception error) when (IsFailure(error))
            {
                throw Describe(error);
            }
        }
    }

    private static bool IsFailure(Exception error) =>
        error is RedisException or RedisCommandException or OperationCanceledException or TimeoutException or ObjectDisposedException;

    private static bool IsRefusal(Exception error) => error.InnerException is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure };

    /// <summary>Whether the server was away, or is back and still reads its file.</summary>
    private static bool IsPassing(RedisException error) =>
        error is RedisConnectionException || (error is RedisServerException && error.Message.StartsWith("LOADING", StringComparison.Ordinal));

    private ConfigurationOptions Configuration() => new()
    {
        EndPoints = { { options.Host, options.Port } },
        Password = options.Password,
        Ssl = options.Tls,
        SslHost = options.Tls ? options.Host : null,
        AbortOnConnectFail = false,
        ConnectRetry = 1,
        ConnectTimeout = (int)options.CommandTimeout.TotalMilliseconds,
        SyncTimeout = (int)options.CommandTimeout.TotalMilliseconds,
        ReconnectRetryPolicy = new LinearRetry((int)ReconnectInterval.TotalMilliseconds),
        KeepAlive = 10,

        // Neither a configuration channel nor a tie-breaker is used; with them the client would write keys of its own.
        ConfigurationChannel = "",
        TieBreaker = "",
        ClientName = "gitbrag",
    };

    private StorageUnavailableException Describe(Exception error) => error switch
    {
        RedisServerException server => new($"Redis at {Server} refused a command: {server.Message.TrimEnd('.')}.", error),
        { InnerException: RedisConnectionException { InnerException: AuthenticationException } } =>
            new($"The certificate of Redis at {Server} is not valid for {options.Host} or not trusted on this machine; see that CACHE_REDIS_HOST is a name it was issued for.", error),
        _ when IsRefusal(error) =>
            new($"Redis at {Server} refuses the password; set CACHE_REDIS_PASSWORD to the right one.", error),
        _ => new($"Redis at {Server} does not answer; see that it runs and that CACHE_REDIS_HOST, CACHE_REDIS_PORT and CACHE_REDIS_TLS are right.", error),
    };

    [LoggerMessage(LogLevel.Warning, "The connection to Redis at {Server} failed ({Failure}); it is tried again.")]
    private partial void LogFailure(string server, ConnectionFailureType failure);

    [LoggerMessage(LogLevel.Information, "The connection to Redis at {Server} is there again.")]
    private partial void LogRestored(string server);
}
