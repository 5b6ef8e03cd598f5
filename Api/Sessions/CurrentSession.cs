using System.Globalization;
using System.Security.Claims;
using GitBrag.Sessions;

namespace GitBrag.Api.Sessions;

/// <summary>The session of a request, as a request feature.</summary>
/// <param name="id">The id in the cookie, which is a secret.</param>
/// <param name="session">The session.</param>
internal sealed class CurrentSession(string id, Session session)
{
    private const string AuthenticationType = "session";

    public string Id => id;

    public Session Session => session;

    /// <summary>The account for ASP.NET Core's antiforgery, which binds a form to the person that it was made for.</summary>
    public ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.Name, session.Login)], AuthenticationType));

    /// <summary>The session of a request; null when nobody is signed in.</summary>
    public static Session? Of(HttpContext context) => context.Features.Get<CurrentSession>()?.Session;

    /// <summary>Never the id.</summary>
    public override string ToString() => session.Login;
}
