using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using GitBrag.Api.Serving;
using GitBrag.Api.Sessions;
using GitBrag.Pages.Rendering;
using Microsoft.AspNetCore.Antiforgery;

namespace GitBrag.Api.Pages;

/// <summary>Fills the slots of pages with what is the single visitor's.</summary>
internal sealed class VisitorSlots(IAntiforgery antiforgery)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    /// <summary>What the visitor sees that others do not; null for what strangers see.</summary>
    public static SlotContent? Of(HttpContext context) => context.Features.Get<CurrentSession>() is { } signedIn ? signedIn.SlotContent ??= Make(signedIn.Session.Login) : null;

    /// <summary>The same, for a page with a form.</summary>
    public SlotContent WithToken(HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return (Of(context) is { } own ? own.Copy(own.Tag) : new SlotContent("form")).With(
            SlotNames.Token, $"<input type=\"hidden\" name=\"{Encoder.Encode(tokens.FormFieldName)}\" value=\"{Encoder.Encode(tokens.RequestToken ?? "")}\" />");
    }

    // Made once a session: it stands in every page that a signed-in person sees.
    private static SlotContent Make(string login)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(login)).AsSpan(0, 6));
        return new SlotContent(tag).With(
            SlotNames.Visitor, $"<a class=\"account\" href=\"/auth/logout\"><img src=\"/avatar/{Uri.EscapeDataString(login.ToLowerInvariant())}\" width=\"24\" height=\"24\" alt=\"\" />{Encoder.Encode(login)}<span class=\"unseen\">: sign out</span></a>");
    }
}
