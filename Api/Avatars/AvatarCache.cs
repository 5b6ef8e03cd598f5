using GitBrag.Api.Caching;
using GitBrag.Keys;
using GitBrag.Profiles;
using Microsoft.Extensions.Caching.Memory;

namespace GitBrag.Api.Avatars;

/// <summary>Keeps avatars in memory, so that GitHub does not learn who looks at a page.</summary>
internal sealed class AvatarCache(AvatarSource source, IGrainFactory grains, ReportClock clock) : IDisposable
{
    private const long SizeLimit = 32L << 20;
    private const int EntryOverhead = 512;

    /// <summary>How long an avatar is shown before it is fetched again.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromHours(1);

    /// <summary>How long a placeholder is shown before GitHub is asked again.</summary>
    public static readonly TimeSpan PlaceholderAge = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _cache = SizeLimitedCache.Create(SizeLimit, clock.Time);
    private readonly RequestCoalescer<GitHubLogin, AvatarImage> _loads = new();

    /// <summary>Gets an avatar, or a placeholder.</summary>
    public async ValueTask<AvatarImage> Get(GitHubLogin login, CancellationToken cancellationToken) =>
        _cache.TryGetValue(login, out AvatarImage? image) ? image! : await _loads.Get(login, Load, Store).WaitAsync(cancellationToken);

    /// <summary>Drops an avatar, and does not store one that is being loaded.</summary>
    public void Forget(GitHubLogin login)
    {
        _loads.Forget(login);
        _cache.Remove(login);
    }

    public void Dispose() => _cache.Dispose();

    private async Task<AvatarImage> Load(GitHubLogin login)
    {
        var profile = await grains.GetGrain<IProfileGrain>(login.ToString()).Get(null);
        return await source.Fetch(profile?.AvatarUrl) ?? PlaceholderAvatar.Of(login);
    }

    private void Store(GitHubLogin login, AvatarImage image) => _cache.Set(login, image, new MemoryCacheEntryOptions
    {
        Size = image.Bytes.LongLength + EntryOverhead,
        AbsoluteExpirationRelativeToNow = image.IsReal ? Age : PlaceholderAge,
    });
}
