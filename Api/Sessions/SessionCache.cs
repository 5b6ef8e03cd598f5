using System.Security.Cryptography;
using System.Text;
using GitBrag.Api.Caching;
using GitBrag.GitHub;
using GitBrag.Keys;
using GitBrag.Sessions;
using Microsoft.Extensions.Caching.Memory;

namespace GitBrag.Api.Sessions;

/// <summary>
/// The sessions of signed-in people. A cached session is looked up in its grain at most once a second; one that another process ends, ends here within that second.
/// </summary>
internal sealed class SessionCache(IGrainFactory grains, ReportClock clock, GitHubOptions gitHub) : IDisposable
{
    private const int MostSessions = 10_000;

    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _cache = SizeLimitedCache.Create(MostSessions, clock.Time);

    /// <summary>Finds a session.</summary>
    /// <param name="id">The id in a cookie.</param>
    /// <returns>The session; or null, and whether it ended because GitHub no longer accepts its token.</returns>
    public ValueTask<(CurrentSession? Session, bool IsRejected)> Find(string id)
    {
        var entry = _cache.Get<Entry>(id);
        return entry is null || entry.TakeCheck(clock.Time, CheckPeriod)
            ? new ValueTask<(CurrentSession?, bool)>(Load(id, entry))
            : ValueTask.FromResult<(CurrentSession?, bool)>((entry.Session, false));
    }

    /// <summary>Starts a session with a new id.</summary>
    /// <returns>The id.</returns>
    public async Task<string> Begin(Session session, CancellationToken cancellationToken)
    {
        var id = SessionCookie.NewId();
        await Grain(id).Begin(session, cancellationToken);
        return id;
    }

    /// <summary>Ends a session.</summary>
    public async Task End(string id, CancellationToken cancellationToken)
    {
        await Grain(id).End(cancellationToken);
        _cache.Remove(id);
    }

    /// <summary>Ends every session of an account.</summary>
    public async Task EndAll(GitHubLogin login, CancellationToken cancellationToken)
    {
        foreach (var session in await grains.GetGrain<IAccountSessionsGrain>(login.ToString()).GetSessions(cancellationToken))
        {
            await grains.GetGrain<ISessionGrain>(session).End(cancellationToken);
        }

        foreach (var id in _cache.Keys)
        {
            if (_cache.Get<Entry>(id) is { } entry && login.Name.Equals(entry.Session.Session.Login, StringComparison.OrdinalIgnoreCase))
            {
                _cache.Remove(id);
            }
        }
    }

    public void Dispose() => _cache.Dispose();

    private async Task<(CurrentSession? Session, bool IsRejected)> Load(string id, Entry? known)
    {
        try
        {
            var now = clock.Time.GetTimestamp();
            var lookup = await Grain(id).Get();
            if (lookup.Session is not { } session)
            {
                _cache.Remove(id);
                return (null, lookup.IsRejected);
            }

            return (known?.Session ?? Store(id, new CurrentSession(id, session), now), false);
        }
        catch
        {
            // A session that was not checked must not be used.
            _cache.Remove(id);
            throw;
        }
    }

    private CurrentSession Store(string id, CurrentSession session, long checkedAt)
    {
        _cache.Set(id, new Entry(session, checkedAt), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = session.Session.ExpiresAt });
        return session;
    }

    private ISessionGrain Grain(string id) => grains.GetGrain<ISessionGrain>($"{gitHub.Host}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id)))}");

    private sealed class Entry(CurrentSession session, long checkedAt)
    {
        private long _checkedAt = checkedAt;

        public CurrentSession Session => session;

        /// <summary>Whether the check is due. Of concurrent requests, one makes it and the others use the cached session.</summary>
        public bool TakeCheck(TimeProvider time, TimeSpan period)
        {
            var before = Volatile.Read(ref _checkedAt);
            var now = time.GetTimestamp();
            return time.GetElapsedTime(before, now) >= period && Interlocked.CompareExchange(ref _checkedAt, now, before) == before;
        }
    }
}
