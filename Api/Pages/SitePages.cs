using GitBrag.Api.Serving;
using GitBrag.Pages.Cards;
using GitBrag.Pages.Home;
using GitBrag.Pages.Layout;
using GitBrag.Pages.Messages;
using GitBrag.Pages.Progress;
using GitBrag.Pages.Rendering;
using GitBrag.Pages.Reports;
using GitBrag.Pages.SignIn;
using GitBrag.Reporting.Documents;
using GitBrag.Users;

namespace GitBrag.Api.Pages;

/// <summary>Renders the pages of this service.</summary>
internal sealed class SitePages(PageRenderer renderer, PageSite site)
{
    private Site Site => site.Site;

    public Task<RenderedBody> Home() => Render<HomePage>((nameof(HomePage.Example), ExampleReport.Instance));

    public Task<RenderedBody> Example() => Render<ExamplePage>((nameof(ExamplePage.Report), ExampleReport.Instance));

    public async ValueTask<RenderedBody> Report(Report report, bool isPrivate) =>
        await Render<ReportPage>((nameof(ReportPage.Report), report), (nameof(ReportPage.IsPrivate), isPrivate));

    public Task<RenderedBody> Unfinished(ReportLinks links, ReportTask? task, bool mayStart, bool mayCancel) => Render<UnfinishedPage>(
        (nameof(UnfinishedPage.Links), links), (nameof(UnfinishedPage.Task), task), (nameof(UnfinishedPage.MayStart), mayStart), (nameof(UnfinishedPage.MayCancel), mayCancel));

    public Task<RenderedBody> Generate(ReportLinks links, bool mayStart) =>
        Render<GeneratePage>((nameof(GeneratePage.Links), links), (nameof(GeneratePage.MayStart), mayStart));

    public Task<RenderedBody> Card(ReportLinks links, CardTheme theme, bool isBadge) =>
        Render<CardPage>((nameof(CardPage.Links), links), (nameof(CardPage.Theme), theme), (nameof(CardPage.IsBadge), isBadge));

    public Task<RenderedBody> Message(Message message, ReportLinks? links = null, string returnTo = "/") => Render<MessagePage>(
        (nameof(MessagePage.Message), message), (nameof(MessagePage.Links), links), (nameof(MessagePage.ReturnTo), returnTo));

    public Task<RenderedBody> SignOut(string login) => Render<SignOutPage>((nameof(SignOutPage.Login), login));

    /// <summary>The notice above a stored report.</summary>
    public Task<string> Notice(ReportLinks links, ReportTask task) => task.HasEnded
        ? renderer.RenderAsync<FailureNotice>((nameof(FailureNotice.Failure), TaskFailure.Of(task)))
        : renderer.RenderAsync<ProgressPanel>((nameof(ProgressPanel.Task), task), (nameof(ProgressPanel.Links), links), (nameof(ProgressPanel.HasReport), true));

    private async Task<RenderedBody> Render<T>(params (string Name, object? Value)[] parameters)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        RenderedBody.OfMarkup(await renderer.RenderAsync<T>([(nameof(Site), Site), .. parameters]));
}
