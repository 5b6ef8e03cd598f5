using Orleans.Configuration;

namespace GitBrag.Hosting;

/// <summary>
/// All that decides how long the loss of a silo is felt. With Orleans' defaults a call to a lost silo hangs for half a minute; the aim here is that every read succeeds
/// again within 5 s of a kill, on machines busy enough to pause for a second now and then.
/// </summary>
internal static class FailoverSettings
{
    /// <summary>How long one attempt at a call from a gateway may take. A silo that was killed closes its connections, but what was under way in it is never answered.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(3);

    /// <summary>How long a call is repeated: longer than it takes to find a lost silo out, and than Redis takes to restart.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(15);

    /// <summary>The pause before the first repetition.</summary>
    public static readonly TimeSpan FirstRepetition = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between two repetitions.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // A silo is suspected after three unanswered probes in a row, one a second: the least that a garbage collection or a busy core does not cause by itself.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);
    private const int MissedProbes = 3;

    // Silos tell each other of changes; the table is read for those that missed it.
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(10);

    // Gateways learn of new and lost silos from the table alone.
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
