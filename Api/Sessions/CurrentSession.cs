using System.Globalization;
using System.Security.Claims;
using GitBrag.Api.Serving;
using GitBrag.Sessions;

namespace GitBrag.Api.Sessions;

/// <summary>The session that a request belongs to; a feature of the requests that have one.</summary>
/// <param name="id">The id in the person's cookie, which is a secret.</param>
/// <param name="session">The session.</param>
internal sealed class CurrentSession(string id, Session session)
{
    private const string AuthenticationType = "session";

    public string Id => id;

    public Session Session => session;

    /// <summary>The account as the framework's antiforgery knows it, so that a form is good for the person alone whom it was made for.</summary>
    public ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.Name, session.Login)], AuthenticationType));

    /// <summary>What this person sees in pages, once it has been made.</summary>
    public SlotContent? SlotContent { get; set; }

    /// <summary>The session of a request; null when nobody is signed in.</summary>
    public static Session? At(HttpContext context) => context.Features.Get<CurrentSession>()?.Session;

    /// <summary>Never the id.</summary>
    public override string ToString() => session.Login;
}
