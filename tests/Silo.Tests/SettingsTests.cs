using System.Net;
using GitBrag.Hosting;
using Microsoft.Extensions.Configuration;

namespace GitBrag.Silo.Tests;

public sealed class SettingsTests
{
    private const string Redis = "CACHE_REDIS_HOST=redis";

    [Fact]
    public void A_silo_belongs_to_the_cluster_gitbrag_and_answers_about_its_health_on_loopback_unless_told_otherwise()
    {
        var (settings, place) = Read(Redis, "SILO_ADDRESS=10.0.0.12");

        Assert.Equal("gitbrag", settings.Cluster?.Id);
        Assert.Equal("http://localhost:8081", Assert.Single(settings.Addresses));
        Assert.Equal(new SiloSettings(IPAddress.Parse("10.0.0.12"), 11111, 30000, null), place);
    }

    [Fact]
    public void A_gateway_belongs_to_no_cluster_unless_one_is_named()
    {
        Assert.Null(GitBragSettings.Read(Configuration()).Cluster);
        Assert.Equal("east-1", GitBragSettings.Read(Configuration(Redis, "CLUSTER_ID=east-1")).Cluster?.Id);
    }

    [Theory]
    [InlineData("CLUSTER_ID=two words", "CLUSTER_ID is 'two words'; it must be")]
    [InlineData("CACHE_REDIS_HOST=", "CACHE_REDIS_HOST is not set")]
    [InlineData("CACHE_ENABLED=false", "CACHE_ENABLED is false")]
    [InlineData("SILO_PORT=0", "SILO_PORT is '0'; it must be")]
    [InlineData("SILO_GATEWAY_PORT=11111", "another port than SILO_PORT")]
    [InlineData("SILO_ADDRESS=silo-1", "SILO_ADDRESS is 'silo-1'; it must be the IP address")]
    [InlineData("SILO_ADDRESS=0.0.0.0", "SILO_ADDRESS is '0.0.0.0'")]
    [InlineData("SHUTDOWN_TIMEOUT_SECONDS=0", "SHUTDOWN_TIMEOUT_SECONDS is '0'")]
    [InlineData("DASHBOARD_ENABLED=on;ASPNETCORE_URLS=http://*:8081", "set DASHBOARD_USERNAME and DASHBOARD_PASSWORD")]
    [InlineData("DASHBOARD_USERNAME=ops", "DASHBOARD_PASSWORD is missing")]
    [InlineData("DASHBOARD_PASSWORD=secret", "DASHBOARD_USERNAME is missing")]
    [InlineData("DASHBOARD_USERNAME=o:ps;DASHBOARD_PASSWORD=secret", "a name without a colon")]
    public void What_a_silo_cannot_use_is_refused_in_one_sentence(string further, string expected)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read([Redis, .. further.Split(';')]));

        Assert.Equal(StartRefusedException.BadSetting, refusal.ExitCode);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dashboard_needs_no_login_where_only_this_machine_reaches_it_and_may_be_anywhere_with_one()
    {
        var (_, near) = Read(Redis, "DASHBOARD_ENABLED=true");
        var (_, open) = Read(Redis, "DASHBOARD_ENABLED=true", "ASPNETCORE_URLS=http://*:8081", "DASHBOARD_USERNAME=ops", "DASHBOARD_PASSWORD=secret");

        Assert.Null(Assert.IsType<DashboardSettings>(near.Dashboard).Login);
        Assert.Equal(("ops", "secret"), (open.Dashboard?.Login?.Username, open.Dashboard?.Login?.Password));
        Assert.DoesNotContain("secret", $"{open}", StringComparison.Ordinal);
    }

    private static (GitBragSettings Settings, SiloSettings Place) Read(params string[] settings)
    {
        var configuration = Configuration(settings);
        var read = GitBragSettings.Read(configuration, ProgramRole.Silo);
        return (read, SiloSettings.Read(configuration, read));
    }

    private static IConfiguration Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(static setting => setting.Split('=', 2)).ToLookup(static parts => parts[0]).Select(static same => KeyValuePair.Create(same.Key, (string?)same.Last()[1])))
        .Build();
}
