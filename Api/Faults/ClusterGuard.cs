using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Hosting;
using GitBrag.Pages.Assets;

namespace GitBrag.Api.Faults;

/// <summary>Refuses requests until the gateway has connected to its cluster: before that, it does not know the grains.</summary>
internal static class ClusterGuard
{
    // The error page needs its stylesheet.
    private static readonly PathString[] WithoutGrains = ["/health", SiteAssets.Folder.TrimEnd('/'), "/favicon.ico"];

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        var waiting = services.GetService<ClusterConnectionState>() is not null
            && !services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested
            && !WithoutGrains.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));
        return waiting ? services.GetRequiredService<ErrorPages>().Write(context, KnownProblems.ClusterAway) : next(context);
    }
}
