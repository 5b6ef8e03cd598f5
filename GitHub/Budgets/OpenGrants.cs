namespace GitBrag.GitHub.Budgets;

/// <summary>A request that was granted and is not settled yet.</summary>
/// <param name="Need">What it asks of GitHub.</param>
/// <param name="Work">The work it will probably cause, in milliseconds.</param>
/// <param name="At">When it was granted.</param>
internal sealed record OpenGrant(RequestNeed Need, double Work, DateTimeOffset At);

/// <summary>The requests in flight, and the sessions that wait to send one.</summary>
internal sealed class OpenGrants
{
    // A refused caller asks again sooner than this, unless it waits for GitHub.
    private static readonly TimeSpan StillWaiting = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<long, OpenGrant> _grants = [];
    private readonly Dictionary<string, DateTimeOffset> _refused = [];
    private long _last;

    /// <summary>The work that is probably on its way, in milliseconds.</summary>
    public double Work => _grants.Values.Sum(static grant => grant.Work);

    /// <summary>How many requests to an interface are on their way.</summary>
    public int CountOf(GitHubApi api) => _grants.Values.Count(grant => grant.Need.Api == api);

    /// <summary>A session's requests.</summary>
    public IEnumerable<OpenGrant> Of(string session) => _grants.Values.Where(grant => grant.Need.Session == session);

    /// <summary>Notes a granted request.</summary>
    /// <returns>Its number, 1 or more.</returns>
    public long Add(OpenGrant grant)
    {
        _refused.Remove(grant.Need.Session);
        _grants.Add(++_last, grant);
        return _last;
    }

    /// <summary>Notes that a session was refused a request.</summary>
    public void Refuse(string session, DateTimeOffset now) => _refused[session] = now;

    /// <summary>Takes a settled request out.</summary>
    /// <returns>The request; null when it has lapsed or never was.</returns>
    public OpenGrant? Take(long id) => _grants.Remove(id, out var grant) ? grant : null;

    /// <summary>Takes out what was never settled.</summary>
    public IReadOnlyList<OpenGrant> TakeLapsed(DateTimeOffset now)
    {
        foreach (var (session, _) in _refused.Where(refused => refused.Value + StillWaiting < now).ToArray())
        {
            _refused.Remove(session);
        }

        return [.. _grants.Where(grant => grant.Value.At + BudgetLimits.GrantLife <= now).Select(static grant => grant.Key).ToArray().Select(id => Take(id)!)];
    }

    /// <summary>Whether a session must let others go first: all places are taken, or it holds its share of them while others are at work or wait.</summary>
    /// <param name="session">The session.</param>
    /// <param name="places">How many places there are.</param>
    public bool IsCrowded(string session, int places)
    {
        var sessions = _grants.Values.Select(static grant => grant.Need.Session).Concat(_refused.Keys).Append(session).Distinct().Count();
        return _grants.Count >= places || Of(session).Count() >= (places + sessions - 1) / sessions;
    }
}
