using GitBrag.Hosting;
using GitBrag.Storage.Redis;
using Microsoft.Extensions.Configuration;

namespace GitBrag.Api.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("CACHE_ENABLED", "perhaps", "true or false")]
    [InlineData("CACHE_REDIS_HOST", "redis://host", "a host name")]
    [InlineData("CACHE_REDIS_HOST", "host:6379", "CACHE_REDIS_PORT")]
    [InlineData("CACHE_REDIS_PORT", "0", "from 1 to 65535")]
    [InlineData("CACHE_REDIS_PORT", "70000", "from 1 to 65535")]
    [InlineData("CACHE_REDIS_PORT", "six", "from 1 to 65535")]
    [InlineData("CACHE_REDIS_TLS", "maybe", "true or false")]
    [InlineData("CACHE_DEFAULT_TTL", "-1", "whole number")]
    [InlineData("CACHE_DEFAULT_TTL", "1.5", "whole number")]
    [InlineData("CACHE_DEFAULT_TTL", "5m", "whole number")]
    [InlineData("CACHE_PERSISTENT_TTL", "99999999999999", "whole number")]
    [InlineData("PR_FILES_CACHE_TTL", "0x10", "whole number")]
    [InlineData("PR_FILES_CACHE_MEMORY_MB", "1,000", "whole number")]
    [InlineData("REPORT_CACHE_STALE_AGE", "one day", "whole number")]
    [InlineData("TASK_TIMEOUT_SECONDS", "0", "from 1 to")]
    [InlineData("GITHUB_API_URL", "api.github.com", "http or https")]
    [InlineData("GITHUB_API_URL", "ftp://github.com", "http or https")]
    [InlineData("GITHUB_API_URL", "https://github.com/?token=x", "without")]
    [InlineData("GITHUB_GRAPHQL_URL", "/graphql", "http or https")]
    [InlineData("GITHUB_OAUTH_URL", "github", "http or https")]
    [InlineData("ALLOW_ANONYMOUS_GENERATION", "2", "true or false")]
    [InlineData("ASPNETCORE_URLS", "localhost:8080", "http://localhost:8080")]
    [InlineData("ASPNETCORE_URLS", "http://localhost:80800", "http://localhost:8080")]
    [InlineData("ASPNETCORE_URLS", "http://localhost:eighty", "http://localhost:8080")]
    [InlineData("ASPNETCORE_URLS", "http://localhost:8080/reports", "without a path")]
    [InlineData("ASPNETCORE_URLS", "http://localhost:8080;nonsense", "separated by semicolons")]
    [InlineData("ASPNETCORE_URLS", ";", "addresses")]
    [InlineData("ASPNETCORE_URLS", "https://localhost:8443", "Kestrel:Certificates:Default")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://*:80", "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "eighty", "http://localhost:8080")]
    [InlineData("GITBRAG_DATA", "/dev/null", "directory")]
    public void A_bad_value_is_refused_in_one_sentence(string name, string value, string accepted)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read((name, value)));

        Assert.Equal(StartRefusedException.BadSetting, refusal.ExitCode);
        Assert.StartsWith(name switch { "ASPNETCORE_HTTP_PORTS" => "ASPNETCORE_URLS", "Kestrel:Endpoints:Http:Url" => "Kestrel:Endpoints", _ => name }, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(accepted, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "ghp_with blank")]
    [InlineData("GITHUB_TOKEN", "ghp_good,ghp_with blank")]
    [InlineData("GITHUB_TOKEN", "ghp_umlaut_ü")]
    [InlineData("CACHE_REDIS_PASSWORD", "pass word")]
    [InlineData("GITHUB_APP_CLIENT_SECRET", "line\u0085break")]
    [InlineData("GITHUB_API_URL", "https://user:word@github.example.com")]
    public void A_secret_is_refused_without_being_shown(string name, string value)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read((name, value)));

        Assert.StartsWith(name, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", refusal.Message.Replace("without", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_an_OAuth_app_is_refused()
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read(("GITHUB_APP_CLIENT_ID", "id")));

        Assert.StartsWith("GITHUB_APP_CLIENT_SECRET is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://LOCALHOST:8080", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://127.8.9.1:81;http://[::1]:8080", true)]
    [InlineData("http://unix:/run/gitbrag.sock", true)]
    [InlineData("http://localhost:8080;http://0.0.0.0:81", false)]
    [InlineData("http://*:8080", false)]
    [InlineData("http://+:8080", false)]
    [InlineData("http://[::]:8080", false)]
    [InlineData("http://reports.example.com:8080", false)]
    [InlineData("http://192.168.1.2:8080", false)]
    public void Strangers_may_start_reports_by_default_only_where_none_can_come_from_afar(string urls, bool expected)
    {
        Assert.Equal(expected, Read(("ASPNETCORE_URLS", urls)).AllowAnonymousGeneration);
        Assert.True(Read(("ASPNETCORE_URLS", urls), ("ALLOW_ANONYMOUS_GENERATION", "true")).AllowAnonymousGeneration);
        Assert.False(Read(("ASPNETCORE_URLS", urls), ("ALLOW_ANONYMOUS_GENERATION", "false")).AllowAnonymousGeneration);
    }

    [Fact]
    public void The_defaults_are_those_that_are_written_down()
    {
        var settings = Read();

        Assert.Equal("http://localhost:8080", Assert.Single(settings.Addresses));
        Assert.Equal(TimeSpan.FromSeconds(300), settings.RenderedAge);
        Assert.Null(settings.Redis);
        Assert.True(settings.Grains.CacheEnabled);
        Assert.Equal(TimeSpan.FromSeconds(3600), settings.Grains.ProfileAge);
        Assert.Equal(TimeSpan.FromSeconds(21_600), settings.Grains.FileListAge);
        Assert.Equal(TimeSpan.FromSeconds(86_400), settings.Grains.ReportStaleAge);
        Assert.Equal(TimeSpan.FromSeconds(300), settings.Grains.TaskLease);
        Assert.Equal("https://api.github.com/graphql", settings.GitHub.GraphQLUrl.ToString());
        Assert.Equal("https://github.com/", settings.GitHubSite.ToString());
        Assert.Empty(settings.GitHub.Tokens);
        Assert.Equal("data", Path.GetFileName(settings.DataDirectory));
        Assert.True(File.Exists(Path.Combine(settings.DataDirectory, "..", "GitBrag.Orleans.sln")));
    }

    [Fact]
    public void Settings_are_read_from_their_flat_names()
    {
        var settings = Read(
            ("CACHE_REDIS_HOST", "redis.example.com"),
            ("CACHE_REDIS_PORT", "6380"),
            ("CACHE_REDIS_PASSWORD", "s3cret"),
            ("CACHE_REDIS_TLS", "TRUE"),
            ("OPERATOR_KEY", "s3cret-too"),
            ("GITHUB_TOKEN", " one , two "),
            ("GITHUB_API_URL", "https://github.example.com/api/v3"),
            ("GITBRAG_DATA", "/srv/gitbrag/../reports"),
            ("CACHE_DEFAULT_TTL", ""));

        Assert.Equal(new RedisSettings("redis.example.com", 6380, "s3cret", true), settings.Redis);
        Assert.DoesNotContain("s3cret", settings.Redis!.ToString(), StringComparison.Ordinal);
        Assert.Equal("s3cret-too", settings.OperatorKey);
        Assert.DoesNotContain("s3cret", $"{settings}", StringComparison.Ordinal);
        Assert.Equal(["one", "two"], settings.GitHub.Tokens);
        Assert.Equal("github.example.com", settings.GitHub.Host);
        Assert.Equal("https://github.example.com/api/graphql", settings.GitHub.GraphQLUrl.ToString());
        Assert.Equal(Path.GetFullPath("/srv/reports"), settings.DataDirectory);
        Assert.Equal(TimeSpan.FromMinutes(5), settings.RenderedAge);
    }

    [Fact]
    public void A_free_port_is_taken_on_one_loopback_address()
    {
        Assert.Equal("http://127.0.0.1:0", Assert.Single(Read(("ASPNETCORE_URLS", "http://localhost:0")).Addresses));
        Assert.Equal("http://*:8081", Assert.Single(Read(("ASPNETCORE_HTTP_PORTS", "8081")).Addresses));
    }

    private static GitBragSettings Read(params (string Name, string Value)[] settings) =>
        GitBragSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)))
            .Build());
}
