using System.Net;
using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace GitBrag.Api.Protection;

/// <summary>Determines a request's own address and its client's, behind proxies too.</summary>
internal static class RequestAddress
{
    public static void UseRequestAddress(this IApplicationBuilder app, GitBragSettings settings)
    {
        var web = settings.Web;
        if (web.TrustedProxies.Length > 0)
        {
            app.UseForwardedHeaders(Forwarded(web));
        }

        if (web.PublicUrl is { } url)
        {
            var (scheme, host) = (url.Scheme, new HostString(url.Authority));
            app.Use((context, next) =>
            {
                (context.Request.Scheme, context.Request.Host) = (scheme, host);
                return next(context);
            });
        }
        else if (web.IsLocal && settings.AllowAnonymousGeneration)
        {
            // DNS rebinding: a foreign name that resolves to this machine would make a foreign page same-origin.
            app.Use(static (context, next) => IsOfThisMachine(context.Request.Host.Host)
                ? next(context)
                : context.RequestServices.GetRequiredService<ErrorPages>().Write(context, KnownProblems.WrongHost));
        }
    }

    // X-Forwarded-Host is not trusted: absolute addresses come from PUBLIC_URL.
    private static ForwardedHeadersOptions Forwarded(WebSettings web)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in web.TrustedProxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        return options;
    }

    private static bool IsOfThisMachine(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out _);
}
