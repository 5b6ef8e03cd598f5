using System.Text.Json.Serialization;
using GitBrag.Storage.Ownership;

namespace GitBrag.Bench.Cluster.Up;

/// <summary>One process of the cluster that <c>cluster up</c> has left running.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Process">Tells it from another process with the same id.</param>
/// <param name="Address">Where it answers.</param>
/// <param name="Ports">What else it listens on; empty when nothing.</param>
internal sealed record RunningMember(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("process")] ProcessIdentity Process,
    [property: JsonPropertyName("address")] string Address,
    [property: JsonPropertyName("ports")] string Ports)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Name,-10} pid {Process.Pid,-8} {Address}{(Ports.Length == 0 ? "" : $" ({Ports})")}";
}
