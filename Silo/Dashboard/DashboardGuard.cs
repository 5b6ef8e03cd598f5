using System.Net;
using GitBrag.Hosting;

namespace GitBrag.Silo;

/// <summary>Lets only those see the dashboard who may, and nobody the state of grains.</summary>
/// <param name="login">The login; null to let in programs of this machine, which are all that can reach it then.</param>
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

    // Under another name the browser was sent here by a page of somebody else's, who pointed that name at this machine.
    private static bool IsLocal(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
