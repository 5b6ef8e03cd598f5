using System.Diagnostics;
using System.Globalization;
using GitBrag.Bench.Processes;
using GitBrag.Cli.Invocation;
using GitBrag.Testing;

namespace GitBrag.Bench.Tests;

/// <summary>The program as a process of its own.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [LinuxFact]
    public async Task Ending_it_in_a_measurement_ends_the_service_and_leaves_nothing_behind()
    {
        var environment = new Dictionary<string, string?> { ["TMPDIR"] = _directory };
        await using var bench = ChildProcess.Start(
            "dotnet", [typeof(BenchCommandLine).Assembly.Location, "bench", "--sizes", "2000", "--seconds", "1"], environment, _directory.File("bench.log"));
        int[] services = [];
        await Deadline.UntilAsync(() => (services = ChildrenOf(bench.Id)).Length > 0 && Directory.GetFiles(_directory, "owner.json", SearchOption.AllDirectories).Length > 0);

        Assert.True(await bench.StopAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal(ExitCode.Interrupted, bench.ExitCode);
        Assert.Empty(Directory.GetDirectories(_directory));
        Assert.All(services, service => Assert.False(Directory.Exists($"/proc/{service}")));
    }

    public void Dispose() => _directory.Dispose();

    private static int[] ChildrenOf(int process) => [.. Process.GetProcesses().Select(one => one.Id).Where(id => ParentOf(id) == process)];

    private static int? ParentOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null; // It has ended meanwhile.
        }
    }
}
