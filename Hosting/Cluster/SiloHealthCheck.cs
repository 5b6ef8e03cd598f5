namespace GitBrag.Hosting;

/// <summary>Whether a silo takes part in its cluster.</summary>
internal sealed class SiloHealthCheck(ISiloStatusOracle silos)
{
    /// <summary>As a <see cref="Readiness"/>.</summary>
    public string? Obstacle() => silos.CurrentStatus == SiloStatus.Active ? null : $"the silo is {silos.CurrentStatus}.";
}
