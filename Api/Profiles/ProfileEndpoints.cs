using System.ComponentModel;
using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Profiles;

/// <summary>The call about profiles.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfiles(this RouteGroupBuilder user) =>
        user.MapRead("", Get)
            .WithName("getProfile")
            .WithTags("Profiles")
            .WithSummary("A profile")
            .WithDescription("The profile as it is known. When it is older than an hour, or unknown, and there are credentials to ask with, GitHub is asked first.")
            .ProducesProblems(400, 401, 404);

    private static async Task<Results<Ok<ProfileView>, Problem>> Get(
        [Description(Texts.Username)] string username,
        HttpRequest request,
        [FromServices] RequestKeys keys,
        [FromServices] CallerReader callers,
        [FromServices] IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (keys.Read(username, out var login) is { } malformed)
        {
            return malformed;
        }

        if (callers.Read(request, out var caller) is { } refused)
        {
            return refused;
        }

        var profile = await grains.GetGrain<IProfileGrain>(login.ToString()).Get(caller.Usable, cancellationToken);
        return profile is null ? KnownProblems.ProfileNotFound : TypedResults.Ok(ProfileView.Of(profile));
    }
}
