using GitBrag.Api;
using GitBrag.Hosting;
using GitBrag.Silo;

namespace GitBrag.Cli.Cluster;

/// <summary>How to start one process of a cluster. A process that is started again from the same plan replaces the one before.</summary>
/// <param name="Name">Its name, such as <c>silo-1</c>.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Environment variables, added to those of this process; null removes one.</param>
/// <param name="Address">Its HTTP address, which ends with a slash; null for Redis.</param>
/// <param name="Ports">Its other ports, as text.</param>
internal sealed record MemberPlan(
    string Name, string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Environment, Uri? Address, string Ports)
{
    private const string Loopback = "127.0.0.1";

    /// <summary>Redis that evicts nothing and writes every change to a file in the directory. The configuration file, if any, holds its password.</summary>
    public static MemberPlan Redis(int port, string directory, string? configuration = null) => new(
        "redis",
        "redis-server",
        [.. configuration is null ? [] : new[] { configuration }, "--port", $"{port}", "--bind", Loopback, "--dir", directory, "--save", "", "--appendonly", "yes", "--maxmemory-policy", "noeviction"],
        new Dictionary<string, string?>(),
        null,
        $"{Loopback}:{port}");

    public static MemberPlan Silo(int number, IReadOnlyDictionary<string, string?> settings) => Silo($"silo-{number}", [typeof(SiloApplication).Assembly.Location], settings);

    /// <summary>A silo that another program runs.</summary>
    public static MemberPlan Silo(string name, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> settings)
    {
        var ports = FreePorts.Take(3);
        var address = new Uri($"http://{Loopback}:{ports[0]}/");
        var environment = new Dictionary<string, string?>(settings)
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["SILO_ADDRESS"] = Loopback,
            ["SILO_PORT"] = $"{ports[1]}",
            ["SILO_GATEWAY_PORT"] = $"{ports[2]}",
        };
        return new MemberPlan(name, "dotnet", arguments, environment, address, $"silo port {ports[1]}, gateway port {ports[2]}");
    }

    public static MemberPlan Gateway(int number, IReadOnlyDictionary<string, string?> settings)
    {
        var address = new Uri($"http://{Loopback}:{FreePorts.Take(1)[0]}/");
        var environment = new Dictionary<string, string?>(settings) { ["ASPNETCORE_URLS"] = address.ToString() };
        return new MemberPlan($"gateway-{number}", "dotnet", [typeof(GitBragApplication).Assembly.Location], environment, address, "");
    }
}
