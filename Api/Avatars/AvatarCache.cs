using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<GitHubLogin, TaskCompletionSource<AvatarImage>> _loading = [];

    /// <summary>Gives a person's picture, or one that stands for it.</summary>
    public async ValueTask<AvatarImage> Get(GitHubLogin login, CancellationToken cancellationToken) =>
        _entries.TryGetValue(login, out var entry) && IsGood(entry) ? entry.Image : await LoadOnce(login).WaitAsync(cancellationToken);

    /// <summary>Forgets a person's picture, and keeps none that is being loaded.</summary>
    public void Forget(GitHubLogin login)
    {
        _loading.TryRemove(login, out _);
        _entries.TryRemove(login, out _);
    }

    // Those who ask at the same time wait for one answer.
    private Task<AvatarImage> LoadOnce(GitHubLogin login)
    {
        var own = new TaskCompletionSource<AvatarImage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var loading = _loading.GetOrAdd(login, own);
        if (loading == own)
        {
            _ = Load(login, own);
        }

        return loading.Task;
    }

    private async Task Load(GitHubLogin login, TaskCompletionSource<AvatarImage> loading)
    {
        var mine = new KeyValuePair<GitHubLogin, TaskCompletionSource<AvatarImage>>(login, loading);
        try
        {
            var profile = await grains.GetGrain<IProfileGrain>(login.ToString()).Get(null);
            var image = await source.Fetch(profile?.AvatarUrl) ?? NeutralAvatar.Of(login);
            if (_loading.TryRemove(mine))
            {
                DropSome();
                _entries[login] = new Entry(image, clock.Time.GetTimestamp());
            }

            loading.SetResult(image);
        }
        catch (Exception exception)
        {
            _loading.TryRemove(mine);
            loading.SetException(exception);
        }
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
