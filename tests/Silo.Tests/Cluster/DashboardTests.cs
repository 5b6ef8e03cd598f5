using System.Net;
using System.Net.Http.Headers;
using GitBrag.Testing.Redis;

namespace GitBrag.Silo.Tests.Cluster;

public sealed class DashboardTests : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "", "DashboardCounters", "ClusterStats", "Reminders", "TopGrainMethods", "GrainTypes", "LifecycleStages", "version",
        "GrainState?grainId=watched&grainType=GitBrag.Users.UserGrain", "grainstate/?grainId=watched&grainType=GitBrag.Users.UserGrain", "Trace",
    ];

    private readonly RealCluster _cluster = new();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [RedisFact]
    public async Task There_is_no_dashboard_unless_one_is_wanted()
    {
        var silo = await _cluster.StartSiloAsync();
        using var http = RealCluster.Client(silo.Urls.First());

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/dashboard/")).StatusCode);
    }

    [RedisFact]
    public async Task Nobody_sees_anything_of_the_dashboard_without_its_login()
    {
        var silo = await _cluster.StartSiloAsync("DASHBOARD_ENABLED=true", "DASHBOARD_USERNAME=ops", "DASHBOARD_PASSWORD=right");
        using var nobody = RealCluster.Client(silo.Urls.First());
        using var wrong = RealCluster.Client(silo.Urls.First(), "ops:wrong");
        using var ops = RealCluster.Client(silo.Urls.First(), "ops:right");
        foreach (var page in Pages)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync($"/dashboard/{page}")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.GetAsync($"/dashboard/{page}")).StatusCode);
        }

        Assert.StartsWith("Basic realm=", (await nobody.GetAsync("/dashboard/")).Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("<html", await ops.GetStringAsync("/dashboard/"), StringComparison.OrdinalIgnoreCase);
    }

    [RedisFact]
    public async Task Without_a_login_a_page_of_somebody_elses_name_cannot_look_in()
    {
        var silo = await _cluster.StartSiloAsync("DASHBOARD_ENABLED=true");
        using var http = RealCluster.Client(silo.Urls.First());
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/dashboard/ClusterStats") { Headers = { Host = "evil.example" } };

        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(rebound)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/dashboard/")).StatusCode);
    }

    [RedisFact]
    public async Task The_dashboard_shows_no_credential()
    {
        _cluster.GitHub.World.AddGenerated("watched", 5);
        var silo = await _cluster.StartSiloAsync("DASHBOARD_ENABLED=true");
        var gateway = _cluster.BeginGateway();
        await gateway;
        using var start = new HttpRequestMessage(HttpMethod.Post, "/api/v1/users/watched/reports/1_year");
        start.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RealCluster.Token);
        using var started = await _cluster.Http.SendAsync(start);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);

        using var http = RealCluster.Client(silo.Urls.First());
        foreach (var page in Pages)
        {
            using var answer = await http.GetAsync($"/dashboard/{page}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(RealCluster.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", text, StringComparison.Ordinal);
            Assert.DoesNotContain("CfDJ8", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"/dashboard/{Pages[^3]}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"/dashboard/{Pages[^2]}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/dashboard/Trace")).StatusCode);
    }
}
