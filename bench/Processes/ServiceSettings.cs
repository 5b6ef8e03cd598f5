namespace GitBrag.Bench.Processes;

/// <summary>What a measured process must not take from the environment of whoever measures.</summary>
internal static class ServiceSettings
{
    private static readonly string[] Names =
    [
        "ALLOW_ANONYMOUS_GENERATION", "ASPNETCORE_HTTP_PORTS", "CACHE_DEFAULT_TTL", "CACHE_ENABLED", "CACHE_PERSISTENT_TTL",
        "CACHE_REDIS_HOST", "CACHE_REDIS_PASSWORD", "CACHE_REDIS_PORT", "CACHE_REDIS_TLS", "CACHE_RENDERED_MEMORY_MB", "CLUSTER_ID",
        "DASHBOARD_ENABLED", "DASHBOARD_PASSWORD", "DASHBOARD_USERNAME",
        "GITHUB_APP_CLIENT_ID", "GITHUB_APP_CLIENT_SECRET", "GITHUB_GRAPHQL_URL", "GITHUB_OAUTH_URL", "GITHUB_TOKEN",
        "OPERATOR_KEY", "OTEL_EXPORTER_OTLP_ENDPOINT", "PR_FILES_CACHE_MEMORY_MB", "PR_FILES_CACHE_TTL", "PUBLIC_URL", "REPORT_CACHE_STALE_AGE",
        "SHUTDOWN_TIMEOUT_SECONDS", "TASK_TIMEOUT_SECONDS", "TRUSTED_PROXIES",
    ];

    // However much is measured in a minute.
    private static readonly string[] Limits = ["START_LIMIT_PER_ACCOUNT", "START_LIMIT_PER_ADDRESS"];

    /// <summary>The settings, each unset, so that its default holds, and any number of reports may be started.</summary>
    public static IReadOnlyDictionary<string, string?> Usual { get; } =
        Names.Select(name => KeyValuePair.Create(name, (string?)null)).Concat(Limits.Select(name => KeyValuePair.Create(name, (string?)"0"))).ToDictionary();
}
