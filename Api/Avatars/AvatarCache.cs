using System.Collections.Concurrent;
using GitBrag.Api.Serving;
using GitBrag.Profiles;
using GitBrag.Users;

namespace GitBrag.Api.Avatars;

/// <summary>Keeps the pictures of people in memory, so that their visitors are not told to GitHub.</summary>
internal sealed class AvatarCache(AvatarSource source, IGrainFactory grains, ReportClock clock)
{
    private const int MostKept = 1_000;
    private const long MostBytes = 32L << 20;

    /// <summary>For how long a picture may be shown without looking for a newer one.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromHours(1);

    /// <summary>For how long it is taken as settled that there is none.</summary>
    public static readonly TimeSpan NeutralAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<GitHubLogin, Entry> _entries = [];
    private readonly RequestCoalescer<GitHubLogin, AvatarImage> _loading = new();

    /// <summary>Gives a person's picture, or one that stands for it.</summary>
    public async ValueTask<AvatarImage> Get(GitHubLogin login, CancellationToken cancellationToken) =>
        _entries.TryGetValue(login, out var entry) && IsGood(entry) ? entry.Image : await _loading.Get(login, Load, Keep).WaitAsync(cancellationToken);

    /// <summary>Forgets a person's picture, and keeps none that is being loaded.</summary>
    public void Forget(GitHubLogin login)
    {
        _loading.Forget(login);
        _entries.TryRemove(login, out _);
    }

    private async Task<AvatarImage> Load(GitHubLogin login)
    {
        var profile = await grains.GetGrain<IProfileGrain>(login.ToString()).Get(null);
        return await source.Fetch(profile?.AvatarUrl) ?? NeutralAvatar.Of(login);
    }

    private void Keep(GitHubLogin login, AvatarImage image)
    {
        DropSome();
        _entries[login] = new Entry(image, clock.Time.GetTimestamp());
    }

    private bool IsGood(Entry entry) => clock.Time.GetElapsedTime(entry.At) < (entry.Image.IsReal ? Age : NeutralAge);

    private void DropSome()
    {
        if (_entries.Count < MostKept && _entries.Values.Sum(static entry => entry.Image.Bytes.LongLength) < MostBytes)
        {
            return;
        }

        foreach (var (login, _) in _entries.OrderBy(static pair => pair.Value.At).Take(MostKept / 2))
        {
            _entries.TryRemove(login, out _);
        }
    }

    private sealed record Entry(AvatarImage Image, long At);
}
