using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>The resource a request counts against.</summary>
internal enum Resource { Core, Search, GraphQL }

/// <summary>Why a request is refused: the primary limit, or a secondary one until <paramref name="RetryAfter"/> has passed.</summary>
internal readonly record struct LimitRefusal(bool IsPrimary, TimeSpan RetryAfter);

/// <summary>A primary quota: its window ends at <see cref="Reset"/>.</summary>
internal sealed record Quota(int Limit, int Used, DateTimeOffset Reset)
{
    public int Remaining => Math.Max(0, Limit - Used);
}

/// <summary>
/// The limits of every account; tokens of one account share them, as on GitHub. An admitted request has its price taken from the quota and
/// counts as in flight until <see cref="Leave"/>.
/// </summary>
internal sealed class Limits(LimitOptions options, TimeProvider time, Stats stats)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AccountUsage> _accounts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Admits the request and returns null, or returns why it is refused.</summary>
    public LimitRefusal? Admit(Caller caller, Resource resource, int price)
    {
        lock (_lock)
        {
            var account = Of(caller);
            var refusal = Judge(account, resource, price);
            if (refusal is not null) stats.LimitHit();
            else
            {
                account.Bucket(resource).Used += price;
                stats.InFlight(++account.InFlight);
            }

            return refusal;
        }
    }

    public void Leave(Caller caller)
    {
        lock (_lock) Of(caller).InFlight--;
    }

    /// <summary>Charges the quota; a negative price is a refund.</summary>
    public void Charge(Caller caller, Resource resource, int price)
    {
        lock (_lock)
        {
            var bucket = Of(caller).Bucket(resource);
            bucket.Used = Math.Max(0, bucket.Used + price);
        }
    }

    /// <summary>Notes time that GitHub spent on a GraphQL query.</summary>
    public void Work(Caller caller, TimeSpan spent)
    {
        lock (_lock) Of(caller).Work.Enqueue((time.GetUtcNow(), spent));
    }

    /// <summary>Puts a secondary limit on the account.</summary>
    public LimitRefusal Block(Caller caller, TimeSpan wait)
    {
        lock (_lock) return Block(Of(caller), wait);
    }

    public Quota Read(Caller caller, Resource resource)
    {
        lock (_lock)
        {
            var bucket = Of(caller).Bucket(resource);
            return new Quota(bucket.Limit, bucket.Used, bucket.Reset);
        }
    }

    public Dictionary<string, string> Headers(Caller caller, Resource resource)
    {
        var quota = Read(caller, resource);
        return new()
        {
            ["x-ratelimit-limit"] = Text(quota.Limit),
            ["x-ratelimit-remaining"] = Text(quota.Remaining),
            ["x-ratelimit-used"] = Text(quota.Used),
            ["x-ratelimit-reset"] = Text(ResetSeconds(quota)),
            ["x-ratelimit-resource"] = Name(resource),
        };

        static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }

    public static string Name(Resource resource) => resource switch { Resource.Core => "core", Resource.Search => "search", _ => "graphql" };

    /// <summary>The end of the window in whole seconds since 1970, rounded up: a client that waits until then finds a fresh quota.</summary>
    public static long ResetSeconds(Quota quota) => (quota.Reset.ToUnixTimeMilliseconds() + 999) / 1000;

    private LimitRefusal? Judge(AccountUsage account, Resource resource, int price)
    {
        var now = time.GetUtcNow();
        if (now < account.BlockedUntil)
        {
            if (now - account.BlockedSince > options.ViolationGrace) stats.LimitViolation();
            return new LimitRefusal(IsPrimary: false, account.BlockedUntil - now);
        }

        var bucket = account.Bucket(resource);
        if (bucket.Used + price > bucket.Limit)
        {
            bucket.ToldAt ??= now;
            if (now - bucket.ToldAt > options.ViolationGrace) stats.LimitViolation();
            return new LimitRefusal(IsPrimary: true, bucket.Reset - now);
        }

        var rate = resource == Resource.GraphQL ? account.GraphQLRate : account.RestRate;
        var most = resource == Resource.GraphQL ? options.GraphQLPointsPerMinute : options.RestPointsPerMinute;
        var hit = account.InFlight >= options.MaxConcurrent || rate.Next(now) > most
            || (resource == Resource.GraphQL && account.WorkSince(now - Minute) > options.GraphQLWorkPerMinute);
        return hit ? Block(account, options.SecondaryWait) : null;
    }

    private LimitRefusal Block(AccountUsage account, TimeSpan wait)
    {
        account.BlockedSince = time.GetUtcNow();
        account.BlockedUntil = account.BlockedSince + wait;
        return new LimitRefusal(IsPrimary: false, wait);
    }

    private AccountUsage Of(Caller caller)
    {
        if (!_accounts.TryGetValue(caller.Account, out var account))
            _accounts[caller.Account] = account = new AccountUsage(caller.IsAnonymous, options, time);
        return account;
    }
}
