namespace GitBrag.Bench.Processes;

/// <summary>What a measured process must not take from the environment of whoever measures.</summary>
internal static class ServiceSettings
{
    private static readonly string[] Names =
    [
        "ALLOW_ANONYMOUS_GENERATION", "CACHE_DEFAULT_TTL", "CACHE_ENABLED", "CACHE_PERSISTENT_TTL",
        "CACHE_REDIS_HOST", "CACHE_REDIS_PASSWORD", "CACHE_REDIS_PORT", "CACHE_REDIS_TLS", "CLUSTER_ID",
        "GITHUB_APP_CLIENT_ID", "GITHUB_APP_CLIENT_SECRET", "GITHUB_GRAPHQL_URL", "GITHUB_OAUTH_URL", "GITHUB_TOKEN",
        "PR_FILES_CACHE_MEMORY_MB", "PR_FILES_CACHE_TTL", "REPORT_CACHE_STALE_AGE", "TASK_TIMEOUT_SECONDS",
    ];

    /// <summary>The settings, each unset, so that its default holds.</summary>
    public static IReadOnlyDictionary<string, string?> Unset { get; } = Names.ToDictionary(name => name, _ => (string?)null);
}
