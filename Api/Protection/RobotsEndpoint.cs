using GitBrag.Hosting;

namespace GitBrag.Api.Protection;

/// <summary><c>/robots.txt</c>.</summary>
internal static class RobotsEndpoint
{
    private const string Rules = """
        User-agent: *
        Disallow: /api/
        Disallow: /auth/
        Disallow: /sign-in
        Disallow: /health/

        """;

    public static void MapRobots(this IEndpointRouteBuilder endpoints) => endpoints.MapRead("/robots.txt", Get).ExcludeFromDescription();

    private static IResult Get(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.Text(Rules);
    }
}
