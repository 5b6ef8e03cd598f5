using System.Text.Json.Nodes;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>
/// Upgrades a cluster to the next version of the program, rolls that back, and upgrades it again. Silos of both versions run side by side each time. The next version
/// must read the records of this one. This version must refuse the records of the next one, say why, and not overwrite them.
/// </summary>
/// <param name="cluster">The cluster. Only its silo of the next version runs in the end.</param>
/// <param name="gitHub">The stand-in for GitHub.</param>
/// <param name="redis">The cluster's Redis.</param>
/// <param name="reports">Reports that this version has stored.</param>
/// <param name="time">The clock.</param>
internal sealed class RollingUpgrade(TestCluster cluster, GitHubStandIn gitHub, RedisView redis, IReadOnlyList<StoredBody> reports, TimeProvider time)
{
    private const string Login = "upgraded-1";
    private const string Path = $"api/v1/users/{Login}/reports/1_year";
    private const int NextVersion = 2;

    private readonly List<string> _failedReads = [];
    private readonly List<string> _wrong = [];

    /// <summary>The number of stored reports that were read.</summary>
    public int Reads { get; private set; }

    /// <summary>Reads of stored reports that failed.</summary>
    public IReadOnlyList<string> FailedReads => _failedReads;

    /// <summary>Mistakes that a silo made with records of the other version.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public async Task RunAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var next = cluster.NextVersionSilo;
        await next.StartAsync(cancellationToken);
        await StopCurrentAsync(cancellationToken);
        await ReadAsync(http, "the next version", cancellationToken);
        var body = await new StoredReports(http, Gateways, gitHub, time).StoreAsync(Login, Gateways[0], GitHubStandIn.DefaultToken, cancellationToken);
        var documents = await DocumentsAsync();
        Require(documents.Count >= 2 && documents.Values.All(static document => (int?)JsonNode.Parse(document)!["schemaVersion"] == NextVersion), _wrong, "the next version wrote records of this version");

        await Task.WhenAll(cluster.Silos.Select(silo => silo.StartAsync(cancellationToken)));
        await next.StopAsync();
        await ReadyAsync(cancellationToken);
        await ReadAsync(http, "this version", cancellationToken);
        await RequireRefusedAsync(http, cancellationToken);
        Require((await DocumentsAsync()).All(now => documents.GetValueOrDefault(now.Key) == now.Value), _wrong, "this version overwrote records of the next one");

        await next.StartAsync(cancellationToken);
        await StopCurrentAsync(cancellationToken);
        Require(await IsAsync(http, Gateways[1], body, cancellationToken), _wrong, "the next version does not find its own report");
    }

    private Uri[] Gateways => [.. cluster.Gateways.Select(gateway => gateway.Plan.Address!)];

    private async Task StopCurrentAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(cluster.Silos.Select(silo => silo.StopAsync()));
        await ReadyAsync(cancellationToken);
    }

    private Task ReadyAsync(CancellationToken cancellationToken) => Task.WhenAll(cluster.Gateways.Select(gateway => gateway.ReadyAsync(cancellationToken)));

    private async Task ReadAsync(HttpClient http, string reader, CancellationToken cancellationToken)
    {
        for (var i = 0; i < reports.Count; i++, Reads++)
        {
            Require(await IsAsync(http, Gateways[i % Gateways.Length], reports[i], cancellationToken), _failedReads, $"{reader} does not read {reports[i].Path}");
        }
    }

    private static async Task<bool> IsAsync(HttpClient http, Uri gateway, StoredBody report, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(new Uri(gateway, report.Path), cancellationToken);
        return answer.IsSuccessStatusCode && report.Is(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private async Task RequireRefusedAsync(HttpClient http, CancellationToken cancellationToken)
    {
        foreach (var gateway in Gateways)
        {
            using var read = await http.GetAsync(new Uri(gateway, Path), cancellationToken);
            using var started = await http.PostAsync(new Uri(gateway, Path), null, cancellationToken);
            foreach (var answer in new[] { read, started })
            {
                var said = await answer.Content.ReadAsStringAsync(cancellationToken);
                Require(said.Contains($"has schema version {NextVersion}", StringComparison.Ordinal), _wrong, $"a record of the next version was answered with {(int)answer.StatusCode}, without its version: {said}");
            }
        }
    }

    private async Task<Dictionary<string, string>> DocumentsAsync()
    {
        var documents = new Dictionary<string, string>();
        foreach (var key in redis.KeysOf(Login))
        {
            documents[key] = await redis.ReadAsync(key);
        }

        return documents;
    }

    private static void Require(bool isSo, List<string> complaints, string complaint)
    {
        if (!isSo)
        {
            complaints.Add(complaint);
        }
    }
}
