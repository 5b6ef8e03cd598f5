using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using GitBrag.Api.Problems;
using GitBrag.Hosting;

namespace GitBrag.Api.Callers;

/// <summary>
/// Limits by network address and by account how many requests a minute make this service ask GitHub: starts of reports, reads of stale reports and reads of profiles
/// that are due. A separate limit by address is for tokens that this process does not know. Each process counts by itself.
/// </summary>
/// <remarks>The limits are token buckets: a minute's requests may come at once.</remarks>
internal sealed class StartRateLimits(GitBragSettings settings) : IDisposable
{
    private const int IPv6NetworkBytes = 8;

    private readonly PartitionedRateLimiter<string>? _addresses = Limiter(settings.Web.StartsPerAddress);
    private readonly PartitionedRateLimiter<string>? _accounts = Limiter(settings.Web.StartsPerAccount);
    private readonly PartitionedRateLimiter<string>? _tokens = Limiter(settings.Web.StartsPerAddress);

    /// <summary>Counts a start; null means that it is allowed.</summary>
    public Problem? Admit(HttpContext context, Caller caller) => caller.IsOperator
        ? null
        : Admit(_addresses, Network(context.Connection.RemoteIpAddress)) ?? (caller.Own is { } own ? Admit(_accounts, own.Owner) : null);

    /// <summary>Counts a token to look up on GitHub; null means that it is allowed.</summary>
    public Problem? AdmitToken(HttpContext context) =>
        Wait(_tokens, Network(context.Connection.RemoteIpAddress)) is { } wait ? KnownProblems.TooManyTokens(wait) : null;

    public void Dispose()
    {
        _tokens?.Dispose();
        _addresses?.Dispose();
        _accounts?.Dispose();
    }

    private static Problem? Admit(PartitionedRateLimiter<string>? limiter, string key) => Wait(limiter, key) is { } wait ? KnownProblems.TooManyStarts(wait) : null;

    /// <summary>Counts a request; null means that it is allowed, else the time to wait.</summary>
    private static TimeSpan? Wait(PartitionedRateLimiter<string>? limiter, string key)
    {
        using var lease = limiter?.AttemptAcquire(key);
        return lease is null or { IsAcquired: true } ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    // An IPv6 subscriber has at least a /64 network.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, IPv6NetworkBytes)),
        _ => address.ToString(),
    };

    private static PartitionedRateLimiter<string>? Limiter(int perMinute) => perMinute == 0
        ? null
        : PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        }));
}
