using System.Net;
using GitBrag.Hosting;

namespace GitBrag.Silo;

/// <summary>Restricts access to the dashboard, and blocks the page with the state of grains.</summary>
/// <param name="login">The login; null without one, when only programs on this machine can reach the dashboard.</param>
internal sealed class DashboardGuard(DashboardLogin? login) : IEndpointFilter
{
    // It would show any grain's fields, encrypted tokens among them.
    private const string StateOfGrains = "/GrainState";

    private readonly BasicLogin? _login = login is null ? null : new BasicLogin(login);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (_login is null ? !IsLocal(http.Request.Host) : !_login.Matches(http.Request.Headers.Authorization))
        {
            http.Response.Headers.WWWAuthenticate = _login is null ? default : BasicLogin.Challenge;
            return TypedResults.Text(
                "The dashboard of this silo is not for you.", statusCode: _login is null ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized);
        }

        var isState = http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && route.EndsWith(StateOfGrains, StringComparison.OrdinalIgnoreCase);
        return isState ? TypedResults.Text("The state of grains is not shown here, because it holds credentials.", statusCode: StatusCodes.Status403Forbidden) : await next(context);
    }

    // DNS rebinding: under another host name, a foreign page sent the browser here.
    private static bool IsLocal(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
