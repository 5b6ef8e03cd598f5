using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Tests.Commands;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;
using GitBrag.Testing.Redis;

namespace GitBrag.Cli.Tests.Cluster;

/// <summary>The program, and the cluster that it leaves running.</summary>
public sealed partial class ClusterUpTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [RedisFact]
    public async Task A_cluster_outlives_the_command_serves_at_the_addresses_it_printed_and_is_ended_by_the_other()
    {
        await using var gitHub = await GitHubStandIn.StartAsync();
        var cli = new CommandRunner(gitHub, _directory.File("data"));
        var (exitCode, said, error) = await cli.RunProcessAsync("cluster", "up");
        int[] processes = [.. Pids().Matches(said).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        try
        {
            Assert.True(exitCode == ExitCode.Success, error);
            Assert.Equal(6, processes.Length);
            Assert.Equal(["redis", "silo-1", "silo-2", "silo-3", "gateway-1", "gateway-2"], Names().Matches(said).Select(match => match.Value));
            Assert.StartsWith("-NOAUTH", await AskRedisAsync(IPEndPoint.Parse(RedisAddress().Match(said).Groups[1].Value)), StringComparison.Ordinal);
            Assert.True(OperatingSystem.IsWindows() || (UnixFileMode.UserRead | UnixFileMode.UserWrite) == File.GetUnixFileMode(_directory.File("data/cluster/redis.conf")));
            using var http = new HttpClient();
            foreach (var gateway in Gateways().Matches(said).Select(match => match.Groups[1].Value))
            {
                // On a busy machine a silo may be suspected, and a request refused, for a moment.
                var report = new Uri(new Uri(gateway), "api/v1/users/nobody/reports/1_year");
                await Deadline.UntilAsync(async () =>
                {
                    using var answer = await http.GetAsync(report);
                    return answer.StatusCode == HttpStatusCode.NotFound;
                });
            }

            (exitCode, _, error) = await cli.RunAsync("cluster", "up");
            Assert.Equal(ExitCode.Lacking, exitCode);
            Assert.Contains($"A cluster is up already, with redis as process {processes[0]}", error, StringComparison.Ordinal);
        }
        finally
        {
            (exitCode, said, error) = await cli.RunAsync("cluster", "down");
        }

        Assert.True(exitCode == ExitCode.Success, error);
        Assert.Equal(processes.Order(), Pids().Matches(said).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Order());
        Assert.All(processes, process => Assert.False(IsRunning(process)));
        Assert.Contains("No cluster is up.", (await cli.RunAsync("cluster", "down")).Out, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static async Task<string?> AskRedisAsync(IPEndPoint address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address);
        await client.GetStream().WriteAsync("KEYS *\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync();
    }

    // In a container, ended processes may stay as zombies.
    private static bool IsRunning(int process) => File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);

    [GeneratedRegex(@"pid (\d+)")]
    private static partial Regex Pids();

    [GeneratedRegex(@"^[a-z]+(-\d)?(?= +pid)", RegexOptions.Multiline)]
    private static partial Regex Names();

    [GeneratedRegex(@"^redis .* (\S+:\d+)$", RegexOptions.Multiline)]
    private static partial Regex RedisAddress();

    [GeneratedRegex(@"^gateway-\d .*(http://\S+/)", RegexOptions.Multiline)]
    private static partial Regex Gateways();
}
