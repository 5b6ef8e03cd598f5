using StackExchange.Redis;

namespace GitBrag.Storage.Redis;

/// <summary>The key that names the owner of a Redis server. It changes only where it holds what the caller expects.</summary>
/// <param name="connection">The connection to Redis.</param>
internal sealed class RedisOwnerKey(RedisConnection connection)
{
    /// <summary>The key.</summary>
    public const string Name = "gitbrag/owner";

    // Every lease has an id of its own that occurs in no other value.
    private const string SetScript =
        """
        local value = redis.call('GET', KEYS[1])
        if value and not string.find(value, ARGV[1], 1, true) then return 0 end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """;

    private const string ReleaseScript =
        """
        local value = redis.call('GET', KEYS[1])
        if value and string.find(value, ARGV[1], 1, true) then redis.call('DEL', KEYS[1]) end
        return 0
        """;

    private const string ReadScript = "return { redis.call('GET', KEYS[1]), redis.call('PTTL', KEYS[1]) }";

    /// <summary>Names an owner, if there is none or if there is the given lease.</summary>
    /// <param name="lease">The lease that may be replaced.</param>
    /// <param name="owner">The owner from now on.</param>
    /// <param name="lapse">After this long, there is none.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> SetAsync(string lease, RedisOwner owner, TimeSpan lapse) =>
        (int)await EvaluateAsync(SetScript, lease, owner.ToValue(), (long)lapse.TotalMilliseconds).ConfigureAwait(false) == 1;

    /// <summary>Removes the owner, if there is the given lease.</summary>
    /// <param name="lease">The lease.</param>
    /// <returns>The removal.</returns>
    public Task ReleaseAsync(string lease) => EvaluateAsync(ReleaseScript, lease);

    /// <summary>Reads who is the owner.</summary>
    /// <returns>The owner; null when there is none.</returns>
    public async Task<Holder?> ReadAsync()
    {
        var answer = ((RedisResult[]?)await EvaluateAsync(ReadScript).ConfigureAwait(false))!;
        return (string?)answer[0] is { } value ? new Holder(value, RedisOwner.Parse(value), TimeSpan.FromMilliseconds((long)answer[1])) : null;
    }

    private Task<RedisResult> EvaluateAsync(string script, params RedisValue[] values) => connection.RunAsync(database => database.ScriptEvaluateAsync(script, [Name], values));

    /// <summary>Who holds the lease at a moment.</summary>
    /// <param name="Value">The key's value.</param>
    /// <param name="Owner">What the value says; null when it is of another form.</param>
    /// <param name="Remaining">When it lapses; negative when it never does.</param>
    internal sealed record Holder(string Value, RedisOwner? Owner, TimeSpan Remaining)
    {
        /// <summary>The owner in a sentence.</summary>
        public string Name => Owner?.ToString() ?? "another process";

        /// <summary>Whether the key has no time to live.</summary>
        public bool NeverLapses => Remaining < TimeSpan.Zero;

        /// <summary>Whether the owner gave a sign of life.</summary>
        /// <param name="earlier">The holder as of an earlier look.</param>
        /// <returns>Whether the key was written or renewed since.</returns>
        public bool WasRenewedSince(Holder earlier) => Value != earlier.Value || Remaining > earlier.Remaining;
    }
}
