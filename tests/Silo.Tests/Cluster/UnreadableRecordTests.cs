using System.Text.Json.Nodes;
using GitBrag.Testing;
using GitBrag.Testing.Redis;
using StackExchange.Redis;

namespace GitBrag.Silo.Tests.Cluster;

/// <summary>Records that Redis holds and a silo cannot make out: the gateway names them, at once, and nothing is written over them.</summary>
public sealed class UnreadableRecordTests : IAsyncLifetime
{
    private static readonly (string Login, string Document, string Reason)[] Records =
    [
        ("newer", """{"schemaVersion":99}""", "has schema version 99, and this version of the program knows versions up to 1: update the program."),
        ("damaged", """{"schemaVersion":1,"rep""", "cannot be read: its JSON is not what this program writes."),
    ];

    private readonly RealCluster _cluster = new();
    private ConnectionMultiplexer _redis = null!;

    public async ValueTask InitializeAsync()
    {
        await _cluster.InitializeAsync();
        if (!RedisServer.IsInstalled)
        {
            return;
        }

        _redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{_cluster.RedisPort}");
        await _cluster.StartSiloAsync();
        await _cluster.BeginGateway();
    }

    public async ValueTask DisposeAsync()
    {
        _redis?.Dispose();
        await _cluster.DisposeAsync();
    }

    [RedisFact]
    public async Task A_username_whose_record_cannot_be_read_is_refused_by_the_records_name()
    {
        foreach (var (login, document, reason) in Records)
        {
            var record = $"gitbrag/state/user/{_cluster.GitHubHost}/{login}/user";
            await Put(record, document);

            using var started = await _cluster.Http.PostAsync(Report(login), null);

            await IsRefused(started, record, reason);
            Assert.Equal(document, await Stored(record));
        }
    }

    [RedisFact]
    public async Task A_report_that_cannot_be_read_is_refused_by_its_name_and_its_task_ends_in_the_first_attempt()
    {
        foreach (var (login, document, reason) in Records)
        {
            _cluster.GitHub.World.AddGenerated(login, 5);
            var record = $"gitbrag/state/report/{_cluster.GitHubHost}/{login}/1_year/report";
            await Put(record, document);
            using var read = await _cluster.Http.GetAsync(Report(login));
            await IsRefused(read, record, reason);

            using var started = await _cluster.Http.PostAsync(Report(login), null);
            var task = await Json(started);
            await Deadline.UntilAsync(async () =>
            {
                using var answer = await _cluster.Http.GetAsync(started.Headers.Location);
                return (task = await Json(answer))["finishedAt"] is not null;
            });

            Assert.Equal(("failed", "1"), (task["state"]!.ToString(), task["attempt"]!.ToString()));
            Assert.EndsWith(reason, task["error"]!["detail"]!.ToString(), StringComparison.Ordinal);
            Assert.Equal(document, await Stored(record));
        }
    }

    private static string Report(string login) => $"/api/v1/users/{login}/reports/1_year";

    private static async Task IsRefused(HttpResponseMessage answer, string record, string reason)
    {
        var problem = await Json(answer);
        Assert.Equal("urn:gitbrag:problem:unreadable-storage", problem["type"]?.ToString());
        Assert.StartsWith($"The record {record} in Redis at 127.0.0.1:", problem["detail"]!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(reason, problem["detail"]!.ToString(), StringComparison.Ordinal);
    }

    private Task Put(string key, string document) => _redis.GetDatabase().HashSetAsync(key, [new HashEntry("etag", "0f0e0d0c0b0a09080706050403020100"), new HashEntry("data", document)]);

    private async Task<string?> Stored(string key) => await _redis.GetDatabase().HashGetAsync(key, "data");

    private static async Task<JsonNode> Json(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
