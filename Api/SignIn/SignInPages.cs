using GitBrag.Api.Pages;
using GitBrag.Pages.Messages;

namespace GitBrag.Api.SignIn;

/// <summary>The pages about signing in and out.</summary>
internal sealed class SignInPages(SitePages pages, VisitorSlots visitors)
{
    /// <summary>Sends a message.</summary>
    public async Task Send(HttpContext context, Message message) =>
        await new HtmlResult(message.Status, await pages.Message(message), VisitorSlots.Of(context)).ExecuteAsync(context);

    /// <summary>The page that asks whether to sign out. As a page of its own, it keeps one person's form out of all other pages.</summary>
    public async Task<IResult> SignOut(HttpContext context, string login) =>
        new HtmlResult(StatusCodes.Status200OK, await pages.SignOut(login), visitors.WithToken(context));
}
