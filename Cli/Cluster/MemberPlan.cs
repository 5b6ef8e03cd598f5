using GitBrag.Api;
using GitBrag.Hosting;
using GitBrag.Silo;

namespace GitBrag.Bench.Cluster.Members;

/// <summary>How one member of a cluster is started: the same way each time, so that one that is started again takes the place of the one before.</summary>
/// <param name="Name">Its name, such as <c>silo-1</c>.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Its environment variables over those of this process; null removes one.</param>
/// <param name="Address">Where it answers over HTTP, with a slash at its end; null for Redis.</param>
/// <param name="Ports">What else it listens on, for people.</param>
internal sealed record MemberPlan(
    string Name, string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Environment, Uri? Address, string Ports)
{
    private const string Loopback = "127.0.0.1";

    /// <summary>Redis as a cluster needs it: nothing is evicted, and every write goes to a file.</summary>
    /// <param name="port">Its port.</param>
    /// <param name="directory">Where it keeps its file.</param>
    /// <param name="configuration">A configuration file with what nobody may read from its arguments; null for none.</param>
    public static MemberPlan Redis(int port, string directory, string? configuration = null) => new(
        "redis",
        "redis-server",
        [.. configuration is null ? [] : new[] { configuration }, "--port", $"{port}", "--bind", Loopback, "--dir", directory, "--save", "", "--appendonly", "yes", "--maxmemory-policy", "noeviction"],
        new Dictionary<string, string?>(),
        null,
        $"{Loopback}:{port}");

    /// <summary>A silo.</summary>
    /// <param name="number">Which, from 1 on.</param>
    /// <param name="settings">The settings that all members share.</param>
    public static MemberPlan Silo(int number, IReadOnlyDictionary<string, string?> settings) => Silo($"silo-{number}", [typeof(SiloApplication).Assembly.Location], settings);

    /// <summary>A silo of a later program.</summary>
    /// <param name="settings">The settings that all members share.</param>
    public static MemberPlan LaterSilo(IReadOnlyDictionary<string, string?> settings) =>
        Silo("later-silo", [typeof(Later.LaterSilo).Assembly.Location, Later.LaterSilo.Argument], settings);

    private static MemberPlan Silo(string name, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> settings)
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

    /// <summary>A gateway.</summary>
    /// <param name="number">Which, from 1 on.</param>
    /// <param name="settings">The settings that all members share.</param>
    public static MemberPlan Gateway(int number, IReadOnlyDictionary<string, string?> settings)
    {
        var address = new Uri($"http://{Loopback}:{FreePorts.Take(1)[0]}/");
        var environment = new Dictionary<string, string?>(settings) { ["ASPNETCORE_URLS"] = address.ToString() };
        return new MemberPlan($"gateway-{number}", "dotnet", [typeof(GitBragApplication).Assembly.Location], environment, address, "");
    }
}
