using System.Text.Json.Nodes;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Later;

/// <summary>
/// Updates a cluster to a program whose state records are of the next version, undoes that, and does it again, each by starting the silos of one version beside those
/// of the other: what the present program wrote is read by the later one, and what that wrote is refused by the present one by its name, kept, and read again in the end.
/// </summary>
/// <param name="cluster">The cluster; the later silo alone is left of its silos.</param>
/// <param name="gitHub">The stand-in for GitHub.</param>
/// <param name="redis">The cluster's Redis.</param>
/// <param name="reports">What the present program has stored.</param>
/// <param name="time">The clock.</param>
internal sealed class Update(TestCluster cluster, GitHubStandIn gitHub, RedisView redis, IReadOnlyList<StoredBody> reports, TimeProvider time)
{
    private const string Login = "updated-1";
    private const string Path = $"api/v1/users/{Login}/reports/1_year";
    private const int LaterVersion = 2;

    private readonly List<string> _failedReads = [];
    private readonly List<string> _wrong = [];

    /// <summary>How many stored reports were read.</summary>
    public int Reads { get; private set; }

    /// <summary>Reads of stored reports that went wrong.</summary>
    public IReadOnlyList<string> FailedReads => _failedReads;

    /// <summary>What a silo of the one version did to the records of the other.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Runs it.</summary>
    /// <param name="http">Sends the requests.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var later = cluster.LaterSilo;
        await later.StartAsync(cancellationToken);
        await StopPresentAsync(cancellationToken);
        await ReadAsync(http, "the later program", cancellationToken);
        var body = await new StoredReports(http, Gateways, gitHub, time).StoreAsync(Login, Gateways[0], GitHubStandIn.DefaultToken, cancellationToken);
        var documents = await DocumentsAsync();
        Require(documents.Count >= 2 && documents.Values.All(static document => (int?)JsonNode.Parse(document)!["schemaVersion"] == LaterVersion), _wrong, "the later program wrote records of this version");

        await Task.WhenAll(cluster.Silos.Select(silo => silo.StartAsync(cancellationToken)));
        await later.StopAsync();
        await ReadyAsync(cancellationToken);
        await ReadAsync(http, "the present program", cancellationToken);
        await RequireRefusedAsync(http, cancellationToken);
        Require((await DocumentsAsync()).All(now => documents.GetValueOrDefault(now.Key) == now.Value), _wrong, "the present program wrote over records of the later one");

        await later.StartAsync(cancellationToken);
        await StopPresentAsync(cancellationToken);
        Require(await IsAsync(http, Gateways[1], body, cancellationToken), _wrong, "the later program does not find what it has written");
    }

    private Uri[] Gateways => [.. cluster.Gateways.Select(gateway => gateway.Plan.Address!)];

    private async Task StopPresentAsync(CancellationToken cancellationToken)
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
                Require(said.Contains($"has schema version {LaterVersion}", StringComparison.Ordinal), _wrong, $"a record of the later program was answered with {(int)answer.StatusCode}, and not by its name: {said}");
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
