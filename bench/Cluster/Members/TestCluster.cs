using System.Globalization;
using GitBrag.Bench.Processes;
using GitBrag.Cli.Cluster;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;

namespace GitBrag.Bench.Cluster.Members;

/// <summary>Redis, three silos and two gateways, each as a process on the loopback interface.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private const int SiloCount = 3;
    private const int GatewayCount = 2;

    private TestCluster(GitHubStandIn gitHub, string scratch, string logs)
    {
        RedisPort = FreePorts.Take(1)[0];
        Redis = new Member(MemberPlan.Redis(RedisPort, Directory.CreateDirectory(Path.Combine(scratch, "redis")).FullName), logs);
        Silos = [.. Enumerable.Range(1, SiloCount).Select(number => new Member(MemberPlan.Silo(number, Settings(gitHub, number)), logs))];
        NextVersionSilo = new Member(MemberPlan.Silo("next-version-silo", [typeof(NextVersionSilo).Assembly.Location, Members.NextVersionSilo.Argument], Settings(gitHub, SiloCount + 1)), logs);
        Gateways = [.. Enumerable.Range(1, GatewayCount).Select(number => new Member(MemberPlan.Gateway(number, Settings(gitHub, 0)), logs))];
    }

    public int RedisPort { get; }

    public Member Redis { get; }

    public IReadOnlyList<Member> Silos { get; }

    /// <summary>A silo of the next version, which does not start with the others.</summary>
    public Member NextVersionSilo { get; }

    public IReadOnlyList<Member> Gateways { get; }

    /// <summary>Starts all of them and waits until they are ready.</summary>
    public static async Task<TestCluster> StartAsync(GitHubStandIn gitHub, string scratch, string logs, CancellationToken cancellationToken)
    {
        var cluster = new TestCluster(gitHub, scratch, logs);
        try
        {
            await cluster.Redis.StartAsync(cancellationToken);
            await Task.WhenAll(cluster.Silos.Concat(cluster.Gateways).Select(member => member.StartAsync(cancellationToken)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns the silo that sent a request to GitHub.</summary>
    /// <returns>Its index in <see cref="Silos"/>; negative for a gateway, and null for a request that is not GraphQL.</returns>
    public static int? SiloOf(GitHubCall call) => call.Via is { } number ? int.Parse(number, CultureInfo.InvariantCulture) - 1 : null;

    public async ValueTask DisposeAsync()
    {
        // Nothing is kept, so the processes are killed.
        foreach (var member in Gateways.Concat(Silos).Append(NextVersionSilo).Append(Redis))
        {
            await member.DisposeAsync();
        }
    }

    private Dictionary<string, string?> Settings(GitHubStandIn gitHub, int silo) => new(ServiceSettings.Usual)
    {
        ["CLUSTER_ID"] = "cluster-test",
        ["CACHE_REDIS_HOST"] = "127.0.0.1",
        ["CACHE_REDIS_PORT"] = $"{RedisPort}",
        // Every read must reach a grain.
        ["CACHE_DEFAULT_TTL"] = "0",
        ["GITHUB_API_URL"] = gitHub.ApiUrl.ToString(),
        ["GITHUB_GRAPHQL_URL"] = $"{gitHub.ApiUrl}via/{silo}/graphql",
        ["GITHUB_TOKEN"] = GitHubStandIn.DefaultToken,
        ["ALLOW_ANONYMOUS_GENERATION"] = "true",
    };
}
