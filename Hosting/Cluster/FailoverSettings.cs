using Orleans.Configuration;

namespace GitBrag.Hosting;

/// <summary>
/// The times that decide how long the loss of a silo is noticeable. With Orleans' defaults a call to a lost silo hangs for 30 s. Here every read succeeds again within
/// 5 s of a kill, even on busy machines that pause for a second now and then.
/// </summary>
internal static class FailoverSettings
{
    /// <summary>How long one attempt at a call from a gateway may take. Calls that were running in a killed silo are never answered.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(3);

    /// <summary>How long a call is retried: longer than detecting a lost silo takes, and longer than a restart of Redis.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(15);

    /// <summary>The pause before the first retry.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between retries.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // Three unanswered probes in a row, one a second, mark a silo as suspect. Fewer could be a garbage collection or a busy core.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);
    private const int MissedProbes = 3;

    // Silos tell each other about changes. Reading the table catches what a silo missed.
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(10);

    // Gateways learn about new and lost silos from the table only.
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);

    public static void Apply(ISiloBuilder silo) => silo.Configure<ClusterMembershipOptions>(static membership =>
    {
        membership.ProbeTimeout = Probe;
        membership.NumMissedProbesLimit = MissedProbes;
        membership.TableRefreshTimeout = TableRefresh;
    });

    public static void Apply(IClientBuilder client)
    {
        client.Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = Attempt);
        client.Configure<GatewayOptions>(static gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh);
    }
}
