using System.Net;
using System.Net.Http.Headers;
using GitBrag.Testing.Redis;

namespace GitBrag.Silo.Tests.Cluster;

public sealed class GatewayTests : IAsyncLifetime
{
    private const string Report = "/api/v1/users/crossing/reports/1_year";

    private readonly RealCluster _cluster = new();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [RedisFact]
    public async Task A_gateway_serves_once_its_cluster_is_there_says_503_while_it_is_away_and_goes_on_when_it_is_back()
    {
        _cluster.GitHub.World.AddGenerated("crossing", 5);
        var starting = _cluster.BeginGateway();
        using (var early = await _cluster.AnswerAsync(Report, static _ => true))
        {
            await IsAway(early);
        }

        var first = await _cluster.StartSiloAsync();
        await starting;
        await Is(HttpStatusCode.OK, "/health/ready");
        await Generate();

        await _cluster.StopAsync(first);
        using (var lost = await _cluster.AnswerAsync(Report, static answer => !answer.IsSuccessStatusCode))
        {
            await IsAway(lost);
        }

        await Is(HttpStatusCode.OK, "/health/live");
        await Is(HttpStatusCode.ServiceUnavailable, "/health/ready");

        await _cluster.StartSiloAsync();
        await Is(HttpStatusCode.OK, "/health/ready");
        await Is(HttpStatusCode.OK, Report);
    }

    [RedisFact]
    public async Task A_single_process_is_refused_where_a_cluster_lives()
    {
        await _cluster.StartSiloAsync();
        await using var alone = GitBrag.Api.GitBragApplication.Create(_cluster.Arguments("CLUSTER_ID="));

        var refusal = GitBrag.Hosting.HostRunner.Explain(await Assert.ThrowsAnyAsync<Exception>(() => alone.StartAsync()));

        Assert.Equal(GitBrag.Hosting.StartRefusedException.Occupied, refusal?.ExitCode);
        Assert.StartsWith($"Redis at 127.0.0.1:{_cluster.RedisPort} is in use by the cluster test, among others by process ", refusal?.Message, StringComparison.Ordinal);
    }

    // The token is encrypted by the gateway, and decrypted by whichever silo generates the report.
    private async Task Generate()
    {
        using var start = new HttpRequestMessage(HttpMethod.Post, Report);
        start.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RealCluster.Token);
        using var started = await _cluster.Http.SendAsync(start);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await Is(HttpStatusCode.OK, Report);
    }

    private async Task Is(HttpStatusCode status, string path)
    {
        using var answer = await _cluster.AnswerAsync(path, answer => answer.StatusCode == status);
        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task IsAway(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("urn:gitbrag:problem:cluster-unavailable", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
