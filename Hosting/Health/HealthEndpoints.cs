using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Says to whoever runs the program whether it lives, and whether it can be asked.</summary>
public static class HealthEndpoints
{
    /// <summary>Adds <c>/health/live</c> and <c>/health/ready</c>.</summary>
    /// <param name="endpoints">The program's endpoints.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/health").WithTags("Health");
        group.MapRead("/live", static () => TypedResults.Text("live"))
            .WithName("isLive")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .WithSummary("Whether the process lives");
        group.MapRead("/ready", Ready)
            .WithName("isReady")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain")
            .WithSummary("Whether reports can be served")
            .WithDescription("200 once storage is open and the grain runtime has started, or the cluster is reached, and until the program begins to stop; else 503.");
    }

    // Storage, runtime and keys are started before the server is, and their failure ends the program.
    private static IResult Ready(IHostApplicationLifetime lifetime, [FromServices] IEnumerable<Readiness> checks) =>
        Obstacle(lifetime, checks) is { } obstacle
            ? TypedResults.Text($"not ready: {obstacle}", statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Text("ready");

    private static string? Obstacle(IHostApplicationLifetime lifetime, IEnumerable<Readiness> checks)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return "it is being stopped.";
        }

        var obstacle = checks.Select(static check => check()).FirstOrDefault(static obstacle => obstacle is not null);
        return obstacle ?? (lifetime.ApplicationStarted.IsCancellationRequested ? null : "it is being started.");
    }
}
