using GitBrag.Api.Callers;
using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Hosting;
using GitBrag.Keys;
using GitBrag.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GitBrag.Api.Profiles;

/// <summary>Reads profiles, and refreshes them from GitHub when they are due.</summary>
internal sealed class ProfileReader(StartRateLimits limits, IGrainFactory grains, GitBragSettings settings, ReportClock clock)
{
    /// <summary>Reads a profile. A refresh counts as a start; beyond the rate limit, callers get the stored profile.</summary>
    public async Task<Results<Ok<ProfileView>, Problem>> Read(GitHubLogin login, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IProfileGrain>(login.ToString());
        var profile = await grain.Get(null, cancellationToken);
        var isDue = profile is null || clock.UtcNow - profile.FetchedAt >= settings.Grains.ProfileAge;
        if (isDue && caller.Usable is { } credential)
        {
            var tooMany = limits.Admit(context, caller);
            if (tooMany is not null && profile is null)
            {
                return tooMany;
            }

            profile = tooMany is null ? await grain.Get(credential, cancellationToken) : profile;
        }

        return profile is null ? KnownProblems.ProfileNotFound : TypedResults.Ok(ProfileView.Of(profile));
    }
}
