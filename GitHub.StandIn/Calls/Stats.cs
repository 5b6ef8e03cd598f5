namespace GitBrag.GitHub.StandIn;

/// <summary>The requests since the start or the last reset. Safe to read from any thread; collections are copies.</summary>
public sealed class Stats
{
    private readonly Lock _lock = new();
    private readonly List<GitHubCall> _log = [];
    private readonly List<string> _invalidQueries = [];
    private Counters _counters;
    private (int Hits, int Violations) _everLimited;

    /// <summary>The number of requests, including refused ones.</summary>
    public int Calls => Read(_ => _log.Count);

    /// <summary>Every request, in the order in which they came in.</summary>
    public IReadOnlyList<GitHubCall> Log => Read(_ => _log.ToArray());

    /// <summary>Every GraphQL request, in the order in which they came in.</summary>
    public IReadOnlyList<GitHubCall> GraphQLCalls => Read(_ => _log.Where(call => call.OperationName is not null).ToArray());

    /// <summary>Requests by <see cref="GitHubCall.Kind"/>.</summary>
    public IReadOnlyDictionary<string, int> ByKind => Count(call => call.Kind);

    /// <summary>Answers by status. Requests that are not answered yet, or were cut off, stand under 0.</summary>
    public IReadOnlyDictionary<int, int> ByStatus => Count(call => call.Status);

    /// <summary>GraphQL requests by the name of their operation.</summary>
    public IReadOnlyDictionary<string, int> Operations =>
        Read(_ => _log.Where(call => call.OperationName is not null).CountBy(call => call.OperationName!).ToDictionary());

    /// <summary>The GraphQL points spent.</summary>
    public int Points => Read(counters => counters.Points);

    /// <summary>The most requests of one account in flight at once.</summary>
    public int MaxInFlight => Read(counters => counters.MaxInFlight);

    /// <summary>REST requests answered with 304.</summary>
    public int NotModified => ByStatus.GetValueOrDefault(304);

    /// <summary>Requests with credentials that are not accepted.</summary>
    public int BadTokens => Read(counters => counters.BadTokens);

    /// <summary>Requests that a fault was injected into.</summary>
    public int Faulted => Read(counters => counters.Faulted);

    /// <summary>Requests refused by a limit.</summary>
    public int LimitsHit => Read(counters => counters.LimitsHit);

    /// <summary>Requests sent more than a second after a limit told the account to wait.</summary>
    public int LimitViolations => Read(counters => counters.LimitViolations);

    /// <summary>The schema errors of refused queries.</summary>
    public IReadOnlyList<string> InvalidQueries => Read(_ => _invalidQueries.ToArray());

    /// <summary>The pull requests whose file lists GraphQL resolved, as <c>owner/name#number</c>, once for each page, in order.</summary>
    public IReadOnlyList<string> FileLists => Read(_ => _log.SelectMany(call => call.FileLists).ToArray());

    internal void Add(GitHubCall call) { lock (_lock) _log.Add(call); }

    internal void Invalid(IEnumerable<string> messages) { lock (_lock) _invalidQueries.AddRange(messages); }

    internal void Spent(int points) { lock (_lock) _counters.Points += points; }

    internal void InFlight(int now) { lock (_lock) _counters.MaxInFlight = Math.Max(_counters.MaxInFlight, now); }

    internal void BadToken() { lock (_lock) _counters.BadTokens++; }

    internal void FaultInjected() { lock (_lock) _counters.Faulted++; }

    /// <summary>What <see cref="LimitsHit"/> and <see cref="LimitViolations"/> would be if the counts were never forgotten.</summary>
    internal (int Hits, int Violations) EverLimited { get { lock (_lock) return _everLimited; } }

    /// <summary>The last calls, for a message.</summary>
    internal string Tail => string.Join(Environment.NewLine, Log.TakeLast(10).Select(call => $"{call.ReceivedAt:O} {call.Login} {call.OperationName ?? call.Path} {call.Status}"));

    internal void LimitHit()
    {
        lock (_lock)
        {
            _counters.LimitsHit++;
            _everLimited.Hits++;
        }
    }

    internal void LimitViolation()
    {
        lock (_lock)
        {
            _counters.LimitViolations++;
            _everLimited.Violations++;
        }
    }

    internal void Clear()
    {
        lock (_lock)
        {
            _log.Clear();
            _invalidQueries.Clear();
            _counters = default;
        }
    }

    private T Read<T>(Func<Counters, T> value) { lock (_lock) return value(_counters); }

    private Dictionary<TKey, int> Count<TKey>(Func<GitHubCall, TKey> key) where TKey : notnull =>
        Read(_ => _log.CountBy(key).ToDictionary());

    private struct Counters
    {
        public int Points;
        public int MaxInFlight;
        public int BadTokens;
        public int Faulted;
        public int LimitsHit;
        public int LimitViolations;
    }
}
