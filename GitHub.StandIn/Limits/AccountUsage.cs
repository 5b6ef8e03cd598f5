namespace GitBrag.GitHub.StandIn;

/// <summary>What one account has used. Guarded by the lock of <see cref="Limits"/>.</summary>
internal sealed class AccountUsage(bool isAnonymous, LimitOptions options, TimeProvider time)
{
    private readonly Dictionary<Resource, Bucket> _buckets = [];

    public int InFlight { get; set; }

    public DateTimeOffset BlockedSince { get; set; }

    public DateTimeOffset BlockedUntil { get; set; }

    public MinuteRate RestRate { get; } = new();

    public MinuteRate GraphQLRate { get; } = new();

    public Queue<(DateTimeOffset At, TimeSpan Spent)> Work { get; } = new();

    public TimeSpan WorkSince(DateTimeOffset since)
    {
        while (Work.TryPeek(out var oldest) && oldest.At < since) Work.Dequeue();
        return Work.Aggregate(TimeSpan.Zero, (sum, work) => sum + work.Spent);
    }

    /// <summary>The quota in force; a new one when the window of the old one has ended.</summary>
    public Bucket Bucket(Resource resource)
    {
        var now = time.GetUtcNow();
        if (!_buckets.TryGetValue(resource, out var bucket) || now >= bucket.Reset)
            _buckets[resource] = bucket = new Bucket(Size(resource), now + Window(resource));
        return bucket;
    }

    private int Size(Resource resource) => resource switch
    {
        Resource.Core => isAnonymous ? options.AnonymousCore : options.Core,
        Resource.Search => isAnonymous ? options.AnonymousSearch : options.Search,
        _ => isAnonymous ? 0 : options.GraphQL,
    };

    private TimeSpan Window(Resource resource) => resource switch
    {
        Resource.Core => options.CoreWindow,
        Resource.Search => options.SearchWindow,
        _ => options.GraphQLWindow,
    };
}

/// <summary>A primary quota in use.</summary>
internal sealed class Bucket(int limit, DateTimeOffset reset)
{
    public int Limit => limit;

    public DateTimeOffset Reset => reset;

    public int Used { get; set; }

    /// <summary>When the first request was refused for it; null while none was.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}

/// <summary>Counts requests in consecutive minutes.</summary>
internal sealed class MinuteRate
{
    private DateTimeOffset _since;
    private int _count;

    public int Next(DateTimeOffset now)
    {
        if (now - _since >= TimeSpan.FromMinutes(1)) (_since, _count) = (now, 0);
        return ++_count;
    }
}
