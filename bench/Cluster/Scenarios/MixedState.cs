using System.Net;
using System.Text.Json.Nodes;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Cluster.Verdicts;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Scenarios;

/// <summary>
/// State records of two versions, as during a rolling upgrade. Records of a later version must be refused with their version and never overwritten. Records of an
/// earlier version must be read, and written with this version. A <see cref="RollingUpgrade"/> follows.
/// </summary>
/// <param name="cluster">The cluster.</param>
/// <param name="gitHub">The stand-in for GitHub.</param>
/// <param name="redis">The cluster's Redis.</param>
/// <param name="reports">The first stored reports. The records of the very first are copied.</param>
/// <param name="log">Writes complaints.</param>
/// <param name="time">The clock.</param>
internal sealed class MixedState(TestCluster cluster, GitHubStandIn gitHub, RedisView redis, IReadOnlyList<StoredBody> reports, Action<string> log, TimeProvider time)
{
    /// <summary>Its name in JSON.</summary>
    public const string Name = "mixedState";

    /// <summary>Its name in tables.</summary>
    public const string Title = "two versions of the state record";

    /// <summary>The number of stored reports that it reads.</summary>
    public const int Readers = 100;

    /// <summary>Its limits: no read may fail. It disturbs nothing.</summary>
    public static Scenario AsScenario { get; } = new(Name, Title, static (_, _) => Task.CompletedTask, 0);

    private const string Version = "schemaVersion";
    private const int LaterVersion = 99;
    private const string Later = "later-1";
    private const string Earlier = "earlier-1";

    private readonly List<string> _failedReads = [];
    private readonly List<string> _wrong = [];

    /// <summary>Runs it. An earlier record that is not read counts as a failed read. A later record that is served, refused without its version or overwritten counts as a wrong report.</summary>
    public async Task<ScenarioFigures> RunAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var later = await CopyAsync(Later, document => document[Version] = LaterVersion);
        await CopyAsync(Earlier, document => document.Remove(Version));
        foreach (var gateway in cluster.Gateways.Select(gateway => gateway.Plan.Address!))
        {
            await ReadAsync(http, gateway, cancellationToken);
        }

        foreach (var (key, document) in later)
        {
            Require(await redis.ReadAsync(key) == document, _wrong, $"{key} was overwritten");
        }

        var end = await RefreshAsync(http, cancellationToken);
        var upgrade = new RollingUpgrade(cluster, gitHub, redis, reports, time);
        await upgrade.RunAsync(http, cancellationToken);
        _failedReads.AddRange(upgrade.FailedReads);
        _wrong.AddRange(upgrade.Wrong);
        foreach (var complaint in _failedReads.Concat(_wrong).Concat(end.State == "succeeded" ? [] : [$"{Earlier} is lost: {end.Why}"]))
        {
            log($"{Name}: {complaint}");
        }

        return new ScenarioFigures
        {
            Reads = cluster.Gateways.Count + upgrade.Reads,
            ReadsFailed = _failedReads.Count,
            TasksStarted = 1,
            TasksLost = end.State == "succeeded" ? 0 : 1,
            WrongReports = _wrong.Count,
        };
    }

    private async Task ReadAsync(HttpClient http, Uri gateway, CancellationToken cancellationToken)
    {
        using var refused = await http.GetAsync(new Uri(gateway, PathOf(Later)), cancellationToken);
        await RequireNameAsync(refused, "report", cancellationToken);
        using var unstarted = await http.PostAsync(new Uri(gateway, PathOf(Later)), null, cancellationToken);
        await RequireNameAsync(unstarted, "user", cancellationToken);
        using var earlier = await http.GetAsync(new Uri(gateway, PathOf(Earlier)), cancellationToken);
        Require(
            earlier.StatusCode == HttpStatusCode.OK && reports[0].Is(await earlier.Content.ReadAsByteArrayAsync(cancellationToken)),
            _failedReads,
            $"a report without a version was answered with {(int)earlier.StatusCode}");
    }

    /// <summary>Refreshes the earlier report. All its records must have this version then.</summary>
    private async Task<TaskEnd> RefreshAsync(HttpClient http, CancellationToken cancellationToken)
    {
        gitHub.World.AddGenerated(Earlier, 3);
        var gateway = cluster.Gateways[0].Plan.Address!;
        using var started = await http.PostAsync(new Uri(gateway, $"{PathOf(Earlier)}?force=true"), null, cancellationToken);
        if (started.Headers.Location is not { } location)
        {
            return new TaskEnd(null, 0, $"the start was answered with {(int)started.StatusCode}");
        }

        var end = await new TaskJudge(http, redis, gitHub, time).WaitAsync(new StartedTask(Earlier, new Uri(gateway, location), true, null), "", cancellationToken);
        foreach (var key in Records(Earlier))
        {
            Require(JsonNode.Parse(await redis.ReadAsync(key))![Version] is not null, _wrong, $"{key} was written without a version");
        }

        return end;
    }

    /// <summary>Copies the first reader's user and report to another username, and returns the documents by key.</summary>
    private async Task<Dictionary<string, string>> CopyAsync(string login, Action<JsonObject> change)
    {
        var copies = new Dictionary<string, string>();
        foreach (var key in Records(StoredReports.LoginOf(1)))
        {
            var document = JsonNode.Parse(await redis.ReadAsync(key))!.AsObject();
            change(document);
            var copy = key.Replace($"/{StoredReports.LoginOf(1)}/", $"/{login}/", StringComparison.Ordinal);
            await redis.CopyAsync(key, copy, copies[copy] = document.ToJsonString());
        }

        return copies;
    }

    private IEnumerable<string> Records(string login) => redis.KeysOf(login, "user").Where(key => key.EndsWith("/user", StringComparison.Ordinal)).Concat(redis.KeysOf(login, "report"));

    private async Task RequireNameAsync(HttpResponseMessage answer, string record, CancellationToken cancellationToken)
    {
        var said = await answer.Content.ReadAsStringAsync(cancellationToken);
        Require(
            (int)answer.StatusCode >= 500 && said.Contains($"schema version {LaterVersion}", StringComparison.Ordinal),
            _wrong,
            $"a {record} of version {LaterVersion} was answered with {(int)answer.StatusCode}, without its version: {said}");
    }

    private static void Require(bool isSo, List<string> complaints, string complaint)
    {
        if (!isSo)
        {
            complaints.Add(complaint);
        }
    }

    private static string PathOf(string login) => $"api/v1/users/{login}/reports/1_year";
}
