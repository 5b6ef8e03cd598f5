using System.Collections.Immutable;
using GitBrag.GitHub;
using GitBrag.Storage.Redis;
using Microsoft.Extensions.Configuration;

namespace GitBrag.Hosting;

/// <summary>
/// All settings, read and checked once at start. Each setting is an environment variable, a flat name in <c>appsettings.json</c>
/// or a <c>--NAME=value</c> argument.
/// </summary>
/// <remarks>Not a record: its text would show the operator's key.</remarks>
public sealed class GitBragSettings
{
    private const int Day = 86_400;
    private const int Year = 365 * Day;

    /// <summary>Where the program listens (<c>ASPNETCORE_URLS</c>); never empty.</summary>
    public required ImmutableArray<string> Addresses { get; init; }

    /// <summary>
    /// Whether anyone may start a report with the server's own credentials (<c>ALLOW_ANONYMOUS_GENERATION</c>). By default only when every address is a
    /// loopback one.
    /// </summary>
    public required bool AllowAnonymousGeneration { get; init; }

    /// <summary>The full path of the data directory (<c>GITBRAG_DATA</c>).</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How long the gateway keeps an answer it rendered in memory (<c>CACHE_DEFAULT_TTL</c>, in seconds); zero turns that off.</summary>
    public required TimeSpan RenderedAge { get; init; }

    /// <summary>How much memory those answers may take, in bytes (<c>CACHE_RENDERED_MEMORY_MB</c>).</summary>
    public required long RenderedMemory { get; init; }

    /// <summary>The Redis that keeps state (<c>CACHE_REDIS_HOST</c> and its kin); null for the data directory, or for memory alone when the cache is off.</summary>
    public required RedisSettings? Redis { get; init; }

    /// <summary>The cluster that hosts the grains; null when this process does so alone.</summary>
    public required ClusterSettings? Cluster { get; init; }

    /// <summary>How long an orderly stop may take (<c>SHUTDOWN_TIMEOUT_SECONDS</c>); after that the process exits.</summary>
    public required TimeSpan ShutdownTime { get; init; }

    /// <summary>The operator's key (<c>OPERATOR_KEY</c>). Null uses the key in the data directory; in a cluster there is no operator then.</summary>
    public required string? OperatorKey { get; init; }

    /// <summary>The options of the grains.</summary>
    public required GitBragOptions Grains { get; init; }

    /// <summary>GitHub's address and the server's own credentials.</summary>
    public required GitHubOptions GitHub { get; init; }

    /// <summary>The root of the site where people sign in to GitHub (<c>GITHUB_OAUTH_URL</c>).</summary>
    public required Uri GitHubSite { get; init; }

    /// <summary>How the service is reached from outside, and how much one caller may ask of it.</summary>
    public required WebSettings Web { get; init; }

    /// <summary>Reads and checks all settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="role">Which program reads them.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="StartRefusedException">A setting is invalid. The message has its name, its value unless it is a secret, and the accepted values.</exception>
    public static GitBragSettings Read(IConfiguration configuration, ProgramRole role = ProgramRole.Gateway)
    {
        var reader = new SettingReader(configuration);
        var grains = ReadGrains(reader);
        var redis = RedisSettingsReader.Read(reader);
        var addresses = ListeningAddresses.Read(configuration, role);
        var cluster = ClusterSettings.Read(reader, role);
        cluster?.Check(redis, grains.CacheEnabled);
        var gitHub = GitHubSettings.Read(reader);
        return new GitBragSettings
        {
            Addresses = addresses,
            AllowAnonymousGeneration = reader.Flag("ALLOW_ANONYMOUS_GENERATION") ?? addresses.All(ListeningAddresses.IsLoopback),
            DataDirectory = DataDirectoryPath.Read(reader),
            RenderedAge = reader.Seconds("CACHE_DEFAULT_TTL", 300, 0, Year),
            RenderedMemory = (long)reader.Number("CACHE_RENDERED_MEMORY_MB", 64, 1, 1 << 20) << 20,
            Redis = grains.CacheEnabled ? redis : null,
            Cluster = cluster,
            ShutdownTime = reader.Seconds("SHUTDOWN_TIMEOUT_SECONDS", 25, 1, 3600),
            OperatorKey = reader.Secret("OPERATOR_KEY"),
            Grains = grains,
            GitHub = gitHub,
            GitHubSite = reader.Address("GITHUB_OAUTH_URL") ?? gitHub.Site,
            Web = WebSettings.Read(reader, addresses),
        };
    }

    private static GitBragOptions ReadGrains(SettingReader reader) => new()
    {
        CacheEnabled = reader.Flag("CACHE_ENABLED") ?? true,
        FileListAge = reader.Seconds("PR_FILES_CACHE_TTL", 6 * 3600, 0, Year),
        FileListMemory = (long)reader.Number("PR_FILES_CACHE_MEMORY_MB", 256, 0, 1 << 20) << 20,
        ReportStaleAge = reader.Seconds("REPORT_CACHE_STALE_AGE", Day, 0, 10 * Year),
        ProfileAge = reader.Seconds("CACHE_PERSISTENT_TTL", 3600, 0, Year),
        TaskLease = reader.Seconds("TASK_TIMEOUT_SECONDS", 300, 1, Day),
    };
}
