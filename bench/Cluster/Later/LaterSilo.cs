namespace GitBrag.Bench.Cluster.Later;

/// <summary>A silo of a version of the program that is still to come, whose state records are of the next version: what the present one meets while a cluster is updated.</summary>
internal static partial class LaterSilo
{
    /// <summary>The only argument that this program is started with to be one.</summary>
    public const string Argument = "later-silo";
}
