using System.Text.Encodings.Web;
using GitBrag.Api.Serving;
using GitBrag.Api.Sessions;
using GitBrag.Pages.Rendering;
using Microsoft.AspNetCore.Antiforgery;

namespace GitBrag.Api.Pages;

/// <summary>Fills the slots of pages for a visitor.</summary>
internal sealed class VisitorSlots(IAntiforgery antiforgery)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    /// <summary>What a signed-in visitor sees in the header; null for anybody else.</summary>
    public static SlotContent? Of(HttpContext context) => CurrentSession.Of(context) is { Login: var login }
        ? new SlotContent().With(
            SlotNames.Visitor, $"<a class=\"account\" href=\"/auth/logout\"><img src=\"/avatar/{Uri.EscapeDataString(login.ToLowerInvariant())}\" width=\"24\" height=\"24\" alt=\"\" />{Encoder.Encode(login)}<span class=\"unseen\">: sign out</span></a>")
        : null;

    /// <summary>The same, with an antiforgery token for a page with a form.</summary>
    public SlotContent WithToken(HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return (Of(context) ?? new SlotContent()).WithUntagged(
            SlotNames.Token, $"<input type=\"hidden\" name=\"{Encoder.Encode(tokens.FormFieldName)}\" value=\"{Encoder.Encode(tokens.RequestToken ?? "")}\" />");
    }
}
