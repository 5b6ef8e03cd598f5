namespace GitBrag.Storage.Redis;

/// <summary>The times of the ownership lease.</summary>
/// <param name="Lapse">After this long without a renewal, the server is free.</param>
/// <param name="Renewal">How often the lease is renewed; at most a third of <paramref name="Lapse"/>.</param>
/// <param name="Poll">How often a process that waits for the lease looks.</param>
internal sealed record LeaseTiming(TimeSpan Lapse, TimeSpan Renewal, TimeSpan Poll)
{
    /// <summary>15 s, renewed every 5 s.</summary>
    public static readonly LeaseTiming Default = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));
}
