namespace GitBrag.Api.Health;

/// <summary>Says to whoever runs the program whether it lives, and whether it can be asked.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", static () => TypedResults.Text("live"))
            .WithName("isLive")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .WithSummary("Whether the process lives");
        group.MapGet("/ready", Ready)
            .WithName("isReady")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain")
            .WithSummary("Whether reports can be served")
            .WithDescription("200 once storage is open and the grain runtime has started, and until the program begins to stop; else 503.");
    }

    // Storage, runtime and keys are started before the server is, and their failure ends the program.
    private static IResult Ready(IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested
            ? TypedResults.Text("ready")
            : TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
