using GitBrag.Hosting;

namespace GitBrag.Api.Problems;

/// <summary>Answers requests of a gateway that has not reached its cluster yet: without it, nobody knows even which grains there are.</summary>
internal static class ClusterGuard
{
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        var waiting = services.GetService<ClusterLink>() is not null
            && !services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested
            && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
        return waiting ? KnownProblems.ClusterAway.ExecuteAsync(context) : next(context);
    }
}
