using System.Collections.Immutable;

namespace GitBrag.Hosting;

/// <summary>The names of all settings, for programs that must ignore the environment: the demo, the benchmark, tests.</summary>
public static class SettingNames
{
    /// <summary>All names except <c>ASPNETCORE_URLS</c>, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "ALLOW_ANONYMOUS_GENERATION", "CACHE_DEFAULT_TTL", "CACHE_ENABLED", "CACHE_PERSISTENT_TTL",
        "CACHE_REDIS_HOST", "CACHE_REDIS_PASSWORD", "CACHE_REDIS_PORT", "CACHE_REDIS_TLS", "CACHE_RENDERED_MEMORY_MB", "CLUSTER_ID",
        "DASHBOARD_ENABLED", "DASHBOARD_PASSWORD", "DASHBOARD_USERNAME",
        "GITBRAG_DATA", "GITHUB_API_URL", "GITHUB_APP_CLIENT_ID", "GITHUB_APP_CLIENT_SECRET", "GITHUB_GRAPHQL_URL", "GITHUB_OAUTH_URL", "GITHUB_TOKEN",
        "OPERATOR_KEY", "OTEL_EXPORTER_OTLP_ENDPOINT", "PR_FILES_CACHE_MEMORY_MB", "PR_FILES_CACHE_TTL", "PUBLIC_URL", "REPORT_CACHE_STALE_AGE",
        "SHUTDOWN_TIMEOUT_SECONDS", "SILO_ADDRESS", "SILO_GATEWAY_PORT", "SILO_PORT", "START_LIMIT_PER_ACCOUNT", "START_LIMIT_PER_ADDRESS",
        "TASK_TIMEOUT_SECONDS", "TRUSTED_PROXIES",
    ];

    /// <summary>Arguments that reset every setting to its default, whatever the environment and <c>appsettings.json</c> say. Later arguments override them.</summary>
    public static IEnumerable<string> Defaults => All.Select(static name => $"--{name}=");
}
