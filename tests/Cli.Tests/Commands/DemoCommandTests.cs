using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Processes;
using GitBrag.Cli.Tests.FrontDoor;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Cli.Tests.Commands;

public sealed partial class DemoCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gitbrag-demo-test-");
    private GitHubStandIn _gitHub = null!;
    private CommandRunner _cli = null!;

    public async ValueTask InitializeAsync()
    {
        _gitHub = await GitHubStandIn.StartAsync();
        _cli = new CommandRunner(_gitHub, Path.Combine(_directory.FullName, "data"));
        _cli.Set("TMPDIR", _directory.FullName);
    }

    [BashFact]
    public async Task It_prints_a_report_serves_what_it_names_and_leaves_nothing_behind()
    {
        // The demo must not use what the environment names.
        _cli.Set("CACHE_REDIS_HOST", "127.0.0.1");
        _cli.Set("CACHE_REDIS_PORT", "1");
        _cli.Set("CLUSTER_ID", "gitbrag");
        _cli.Set("OPERATOR_KEY", "not-the-one");
        _cli.Set("PUBLIC_URL", "https://brag.example");
        using var process = _cli.StartProcess("demo");
        var printed = await ReadUntilAsync(process, "Ctrl-C ends");
        Assert.Contains("(octavia-codes)", printed, StringComparison.Ordinal);

        using var http = new HttpClient();
        foreach (var address in Addresses().Matches(printed).Select(match => match.Groups[1].Value).Where(address => !address.EndsWith("5_years", StringComparison.Ordinal)))
        {
            using var response = await http.GetAsync(address);
            Assert.True(response.IsSuccessStatusCode, $"{address} answers {response.StatusCode}.");
        }

        Signals.SendTerminate(process.Id);
        var (exitCode, _, error) = await CommandRunner.EndAsync(process);

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        Assert.Empty(Directory.GetDirectories(_directory.FullName));
        Assert.Equal(0, _gitHub.Stats.Calls);
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence_that_names_the_variable_and_3()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        _cli.Set("ASPNETCORE_URLS", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");

        var (exitCode, output, error) = await _cli.RunProcessAsync("demo");

        Assert.Equal((ExitCode.Lacking, ""), (exitCode, output));
        Assert.Contains("ASPNETCORE_URLS", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Directory.GetDirectories(_directory.FullName));
    }

    public async ValueTask DisposeAsync()
    {
        await _gitHub.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static async Task<string> ReadUntilAsync(Process process, string end)
    {
        using var deadline = new CancellationTokenSource(Deadline.Patience);
        var printed = "";
        while (!printed.Contains(end, StringComparison.Ordinal))
        {
            printed += await process.StandardOutput.ReadLineAsync(deadline.Token) ?? throw new InvalidOperationException($"It ended after:\n{printed}");
            printed += "\n";
        }

        return printed;
    }

    [GeneratedRegex(@"curl .*?(http\S+)")]
    private static partial Regex Addresses();
}
