using System.Globalization;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Avatars;

/// <summary>The avatars that pages show.</summary>
internal static class AvatarEndpoint
{
    public static void AddAvatars(this IServiceCollection services)
    {
        services.AddSingleton<AvatarSource>();
        services.AddSingleton<AvatarCache>();
    }

    public static void MapAvatars(this IEndpointRouteBuilder endpoints) => endpoints.MapRead("/avatar/{username}", Get).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, Problem>> Get(
        string username, HttpResponse response, [FromServices] RequestKeys keys, [FromServices] AvatarCache avatars, CancellationToken cancellationToken)
    {
        if (keys.Read(username, out var login) is { } malformed)
        {
            return malformed;
        }

        var image = await avatars.Get(login, cancellationToken);
        var age = image.IsReal ? AvatarCache.Age : AvatarCache.PlaceholderAge;
        response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={age.TotalSeconds:0}");
        response.Headers.ContentDisposition = "inline";
        return TypedResults.Bytes(image.Bytes, image.MediaType, entityTag: image.ETag);
    }
}
