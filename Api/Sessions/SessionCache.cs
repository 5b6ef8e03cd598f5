using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using GitBrag.GitHub;
using GitBrag.Sessions;
using GitBrag.Users;

namespace GitBrag.Api.Sessions;

/// <summary>
/// The sessions as this process knows them. A known one is looked up in its grain at most once a second, and nothing is computed for it in between, so that a
/// signed-in request costs little more than another. What is ended elsewhere ends here within that second.
/// </summary>
internal sealed class SessionCache(IGrainFactory grains, ReportClock clock, GitHubOptions gitHub)
{
    private const int MostKept = 10_000;

    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Finds the session of an id.</summary>
    /// <param name="id">What a cookie held.</param>
    /// <returns>The session, or null and whether it was ended because GitHub stopped accepting its token.</returns>
    public ValueTask<(CurrentSession? CurrentSession, bool IsRejected)> Find(string id)
    {
        if (!_entries.TryGetValue(id, out var entry) || entry.CurrentSession.Session.ExpiresAt <= clock.UtcNow)
        {
            return new ValueTask<(CurrentSession?, bool)>(Load(id, null));
        }

        return entry.TakeCheck(clock.Time, CheckPeriod)
            ? new ValueTask<(CurrentSession?, bool)>(Load(id, entry))
            : ValueTask.FromResult<(CurrentSession?, bool)>((entry.CurrentSession, false));
    }

    /// <summary>Begins a session under a new id.</summary>
    /// <returns>The id.</returns>
    public async Task<string> Begin(Session session, CancellationToken cancellationToken)
    {
        var id = SessionCookie.NewId();
        await Grain(id).Begin(session, cancellationToken);
        return id;
    }

    /// <summary>Ends a session for good.</summary>
    public async Task End(string id, CancellationToken cancellationToken)
    {
        await Grain(id).End(cancellationToken);
        _entries.TryRemove(id, out _);
    }

    /// <summary>Ends every session of an account for good.</summary>
    public async Task EndAll(GitHubLogin login, CancellationToken cancellationToken)
    {
        foreach (var session in await grains.GetGrain<IAccountSessionsGrain>(login.ToString()).GetSessions(cancellationToken))
        {
            await grains.GetGrain<ISessionGrain>(session).End(cancellationToken);
        }

        foreach (var id in _entries.Where(entry => login.Name.Equals(entry.Value.CurrentSession.Session.Login, StringComparison.OrdinalIgnoreCase)).Select(static entry => entry.Key))
        {
            _entries.TryRemove(id, out _);
        }
    }

    private async Task<(CurrentSession? CurrentSession, bool IsRejected)> Load(string id, Entry? known)
    {
        try
        {
            var now = clock.Time.GetTimestamp();
            var lookup = await Grain(id).Get();
            if (lookup.Session is not { } session)
            {
                _entries.TryRemove(id, out _);
                return (null, lookup.IsRejected);
            }

            return (known?.CurrentSession ?? Keep(id, new CurrentSession(id, session), now), false);
        }
        catch
        {
            // Unchecked, it must not be gone by.
            _entries.TryRemove(id, out _);
            throw;
        }
    }

    private CurrentSession Keep(string id, CurrentSession signedIn, long checkedAt)
    {
        if (_entries.Count >= MostKept)
        {
            _entries.Clear();
        }

        _entries[id] = new Entry(signedIn, checkedAt);
        return signedIn;
    }

    private ISessionGrain Grain(string id) => grains.GetGrain<ISessionGrain>($"{gitHub.Host}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id)))}");

    private sealed class Entry(CurrentSession signedIn, long checkedAt)
    {
        private long _checkedAt = checkedAt;

        public CurrentSession CurrentSession => signedIn;

        /// <summary>Whether the check is due and the caller's to make: of those who come at the same time, the others go by what is known.</summary>
        public bool TakeCheck(TimeProvider time, TimeSpan period)
        {
            var before = Volatile.Read(ref _checkedAt);
            var now = time.GetTimestamp();
            return time.GetElapsedTime(before, now) >= period && Interlocked.CompareExchange(ref _checkedAt, now, before) == before;
        }
    }
}
