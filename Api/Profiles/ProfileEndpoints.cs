using System.ComponentModel;
using GitBrag.Api.Callers;
using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Profiles;

/// <summary>The REST call about profiles.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfiles(this RouteGroupBuilder user) =>
        user.MapRead("", Get)
            .WithName("getProfile")
            .WithTags("Profiles")
            .WithSummary("A profile")
            .WithDescription("The stored profile. When it is missing or older than an hour and the caller has credentials, the service fetches it from GitHub first.")
            .ProducesProblems(400, 401, 404, 429);

    private static async Task<Results<Ok<ProfileView>, Problem>> Get(
        [Description(ParameterDescriptions.Username)] string username,
        HttpContext context,
        [FromServices] RequestKeys keys,
        [FromServices] CallerReader callers,
        [FromServices] ProfileReader profiles,
        CancellationToken cancellationToken)
    {
        if (keys.Read(username, out var login) is { } malformed)
        {
            return malformed;
        }

        if (callers.Read(context.Request, out var caller) is { } refused)
        {
            return refused;
        }

        return await profiles.Read(login, caller, context, cancellationToken);
    }
}
