namespace GitBrag.GitHub.StandIn;

/// <summary>The active faults. The first one that fits a request hits it. Safe to change from any thread.</summary>
public sealed class FaultList
{
    // Without a limit, chance would sometimes hit every retry of a request, and a correct client would fail.
    private const int MostHitsInARow = 2;

    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _hitsInARow = [];
    private readonly int _seed;
    private Random _random;

    internal FaultList(int seed) => (_seed, _random) = (seed, new Random(seed));

    /// <summary>Adds faults after those in force.</summary>
    public void Add(params IEnumerable<Fault> faults)
    {
        lock (_lock) _entries.AddRange(faults.Select(fault => new Entry(fault)));
    }

    /// <summary>Ends all faults and resets the random source.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _hitsInARow.Clear();
            _random = new Random(_seed);
        }
    }

    /// <summary>The fault that hits the request; null when none does.</summary>
    internal Fault? Take(GitHubCall call)
    {
        lock (_lock)
        {
            var request = $"{call.Path} {call.OperationName} {call.Variables}";
            var hits = _hitsInARow.GetValueOrDefault(request);
            var hit = _entries.Find(entry => entry.Left != 0 && entry.Fault.Fits(call) && IsDue(entry, hits));
            _hitsInARow[request] = hit is null ? 0 : hits + 1;
            if (hit is null) return null;
            if (hit.Left > 0) hit.Left--;
            return hit.Fault;
        }
    }

    private bool IsDue(Entry entry, int hitsInARow) => entry.Fault.Every is { } every
        ? ++entry.Seen % every == 0
        : _random.NextDouble() < entry.Fault.Rate && (entry.Fault.Rate >= 1 || hitsInARow < MostHitsInARow);

    private sealed class Entry(Fault fault)
    {
        public Fault Fault => fault;

        /// <summary>How many fitting requests there were.</summary>
        public int Seen { get; set; }

        /// <summary>How many more requests it hits; negative for no end.</summary>
        public int Left { get; set; } = fault.Times ?? -1;
    }
}
