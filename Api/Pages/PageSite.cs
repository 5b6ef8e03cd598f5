using GitBrag.Hosting;
using GitBrag.Pages.Layout;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GitBrag.Api.Pages;

/// <summary>What this service's pages have in common.</summary>
internal sealed class PageSite(GitBragSettings settings, IServer server)
{
    private Site? _site;

    /// <summary>It; made once the service listens, since a port may be known only then.</summary>
    public Site Site => _site ??= new Site(Origin(), settings.GitHub.AppClientId is not null, settings.GitHub.Site);

    // Never the Host header: whoever sends it would choose the addresses that others are shown. An address for all interfaces is none that one could follow.
    private Uri? Origin() => settings.Web.PublicUrl ??
        (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address && Uri.TryCreate(address, UriKind.Absolute, out var own) && own.IsLoopback
            ? own
            : null);
}
