namespace GitBrag.Hosting;

/// <summary>Which program reads the settings; some defaults differ.</summary>
public enum ProgramRole
{
    /// <summary>The service over HTTP. It hosts the grains itself unless <c>CLUSTER_ID</c> names the cluster that does.</summary>
    Gateway,

    /// <summary>A silo of a cluster.</summary>
    Silo,
}
