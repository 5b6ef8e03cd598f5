using System.Text.Json.Serialization;
using GitBrag.Storage.Ownership;

namespace GitBrag.Cli.Cluster;

/// <summary>One process of the cluster that <c>cluster up</c> started.</summary>
/// <param name="Name">Its name, such as <c>silo-1</c>.</param>
/// <param name="Process">Its identity, which differs from that of a later process with the same id.</param>
/// <param name="Address">The address that it serves.</param>
/// <param name="Ports">Its other ports; empty when there are none.</param>
internal sealed record RunningMember(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("process")] ProcessIdentity Process,
    [property: JsonPropertyName("address")] string Address,
    [property: JsonPropertyName("ports")] string Ports)
{
    public override string ToString() => $"{Name,-10} pid {Process.Pid,-8} {Address}{(Ports.Length == 0 ? "" : $" ({Ports})")}";
}
