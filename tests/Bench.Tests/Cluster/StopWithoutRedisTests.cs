using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Processes;
using GitBrag.Cli.Cluster;
using GitBrag.Hosting;
using GitBrag.Testing;
using GitBrag.Testing.Redis;

namespace GitBrag.Bench.Tests.Cluster;

public sealed class StopWithoutRedisTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [RedisFact]
    public async Task Members_that_are_told_to_stop_while_Redis_is_gone_end_in_the_time_that_they_have()
    {
        var port = FreePorts.Take(1)[0];
        var settings = new Dictionary<string, string?>(ServiceSettings.Usual)
        {
            ["CLUSTER_ID"] = "stop-test",
            ["CACHE_REDIS_HOST"] = "127.0.0.1",
            ["CACHE_REDIS_PORT"] = $"{port}",
            ["SHUTDOWN_TIMEOUT_SECONDS"] = "4",
        };
        await using var redis = new Member(MemberPlan.Redis(port, Directory.CreateDirectory(_directory.File("redis")).FullName), _directory);
        await using var silo = new Member(MemberPlan.Silo(1, settings), _directory);
        await using var gateway = new Member(MemberPlan.Gateway(1, settings), _directory);
        await redis.StartAsync(CancellationToken.None);
        await Task.WhenAll(silo.StartAsync(CancellationToken.None), gateway.StartAsync(CancellationToken.None));
        await redis.KillAsync();

        // Each has less time than the minute that Orleans tries to reach Redis for.
        await Task.WhenAll(silo.StopAsync(), gateway.StopAsync());

        Assert.Contains("did not stop within 4 s", await File.ReadAllTextAsync(_directory.File("silo-1.log")), StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();
}
