using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GitBrag.Hosting;

/// <summary>The endpoints for monitoring.</summary>
public static class HealthEndpoints
{
    /// <summary>Adds <c>/health/live</c> and <c>/health/ready</c>. MapHealthChecks has no place in the OpenAPI document, so these ask the health checks themselves.</summary>
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
            .WithDescription("200 once storage is open and the grain runtime has started, or the cluster is reached and its keys are loaded, and until the program begins to stop; else 503.");
    }

    private static async Task<ContentHttpResult> Ready(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var obstacle = report.Entries.Values.FirstOrDefault(static entry => entry.Status == HealthStatus.Unhealthy).Description;
        return report.Status == HealthStatus.Healthy
            ? TypedResults.Text("ready")
            : TypedResults.Text($"not ready: {obstacle}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
