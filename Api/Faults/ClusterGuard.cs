using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Hosting;
using GitBrag.Pages.Assets;

namespace GitBrag.Api.Faults;

/// <summary>Answers requests of a gateway that has not reached its cluster yet: without it, nobody knows even which grains there are.</summary>
internal static class ClusterGuard
{
    // The page that says so needs its stylesheet.
    private static readonly PathString[] WithoutGrains = ["/health", SiteAssets.Folder.TrimEnd('/'), "/favicon.ico"];

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        var waiting = services.GetService<ClusterLink>() is not null
            && !services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested
            && !WithoutGrains.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));
        return waiting ? services.GetRequiredService<ErrorPages>().Write(context, KnownProblems.ClusterAway) : next(context);
    }
}
