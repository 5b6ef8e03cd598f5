namespace GitBrag.Storage.Redis;

/// <summary>Checks that a Redis server is set up to store data for good.</summary>
public static class RedisServerCheck
{
    private static readonly Version OldestSupported = new(6, 2);

    /// <summary>Asks the server how it is set up.</summary>
    /// <param name="connection">An open connection.</param>
    /// <returns>A sentence for everything that is wrong, with what happens then; empty when all is well.</returns>
    /// <exception cref="StorageUnavailableException">The server does not answer.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(RedisConnection connection)
    {
        // INFO tells all that is needed, and hosted servers that forbid CONFIG allow it.
        string info;
        try
        {
            info = (string?)await connection.RunAsync(database => database.ExecuteAsync("INFO")).ConfigureAwait(false) ?? "";
        }
        catch (StorageUnavailableException refusal) when (refusal.InnerException is StackExchange.Redis.RedisServerException)
        {
            return [$"Redis at {connection.Settings} does not allow INFO, so its settings are unknown; without maxmemory-policy noeviction and appendonly yes it loses stored reports."];
        }

        return Judge(info, connection.Settings.ToString());
    }

    /// <summary>Judges what the server says about itself.</summary>
    /// <param name="info">The answer to INFO: lines of <c>name:value</c>.</param>
    /// <param name="server">The server in a sentence.</param>
    /// <returns>A sentence for everything that is wrong.</returns>
    internal static IReadOnlyList<string> Judge(string info, string server)
    {
        var facts = info.Split('\n', StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1]);
        var (version, policy, appendOnly) = (facts.GetValueOrDefault("redis_version"), facts.GetValueOrDefault("maxmemory_policy"), facts.GetValueOrDefault("aof_enabled"));

        var sentences = new List<string>();
        if (Version.TryParse(version, out var parsed) && parsed < OldestSupported)
            sentences.Add($"Redis at {server} is version {version}; this program needs {OldestSupported} or later, and an older one may refuse its commands.");
        if (policy is null)
            sentences.Add($"Redis at {server} does not say what it does when its memory is full; unless its maxmemory-policy is noeviction, it deletes stored reports then.");
        else if (policy != "noeviction")
            sentences.Add($"Redis at {server} has maxmemory-policy {policy}: when its memory is full, it deletes stored reports; set maxmemory-policy noeviction.");
        if (appendOnly is null)
            sentences.Add($"Redis at {server} does not say whether it writes an append-only file; without one it loses what was stored since its last snapshot when it stops.");
        else if (appendOnly != "1")
            sentences.Add($"Redis at {server} writes no append-only file: when it stops, it loses what was stored since its last snapshot; set appendonly yes.");
        return sentences;
    }
}
