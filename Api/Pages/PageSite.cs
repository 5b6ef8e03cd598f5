using GitBrag.Hosting;
using GitBrag.Pages.Layout;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GitBrag.Api.Pages;

/// <summary>The values that all pages of this service share.</summary>
internal sealed class PageSite(GitBragSettings settings, IServer server)
{
    private Site? _site;

    /// <summary>Created on first use: the port may be known only when the service listens.</summary>
    public Site Site => _site ??= new Site(Origin(), settings.GitHub.AppClientId is not null, settings.GitHub.Site);

    // Never the Host header: a client could choose the addresses that others see. A wildcard address is no link.
    private Uri? Origin() => settings.Web.PublicUrl ??
        (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address && Uri.TryCreate(address, UriKind.Absolute, out var own) && own.IsLoopback
            ? own
            : null);
}
