using System.Security.Cryptography;
using System.Text;
using GitBrag.Api.Callers;
using GitBrag.Api.Reports;
using GitBrag.Api.Serving;
using GitBrag.Pages.Progress;
using GitBrag.Pages.Rendering;
using GitBrag.Pages.Reports;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Pages;

/// <summary>Gives the page of a report: the report with what is going on about it, or why there is none.</summary>
internal sealed class ReportPages(RenderedReports reports, StaleReports stale, PageRendering pages, PageVisitor visitors, IGrainFactory grains)
{
    private readonly ReportForm _form = new(PageAnswer.ContentType, pages.Report);

    public async Task<IResult> Get(ReportKey key, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var links = new ReportLinks(key.Login.Name, key.Period.Name);
        if (await reports.Get(key, cancellationToken) is not { } report)
        {
            return await Unfinished(key, links, caller, context, cancellationToken);
        }

        if (report.IsStale && caller.Own is { } credential)
        {
            await stale.Refresh(key, credential, cancellationToken);
        }

        var filling = PageVisitor.Of(context);
        if (await FindTask(key, cancellationToken) is { } task && IsNews(task, report.Header))
        {
            var notice = await pages.Notice(links, task);
            var tag = $"{filling?.Tag ?? "all"}-{Hash(notice)}";
            filling = (filling?.Copy(tag) ?? new Filling(tag)).With(SlotNames.Notice, notice);
        }

        return await report.Answer(_form, cancellationToken, filling);
    }

    private async Task<IResult> Unfinished(ReportKey key, ReportLinks links, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var task = await FindTask(key, cancellationToken);
        var page = await pages.Unfinished(links, task, caller.Usable is not null);
        var status = task switch
        {
            { HasEnded: false } => StatusCodes.Status202Accepted,
            { State: not TaskState.Succeeded } => TaskFailure.Of(task).Status,
            _ => StatusCodes.Status404NotFound,
        };
        return new PageAnswer(status, page, visitors.WithToken(context));
    }

    // The last task that ended is of interest only if it was about this report.
    private async Task<ReportTask?> FindTask(ReportKey key, CancellationToken cancellationToken)
    {
        var user = grains.GetGrain<IUserGrain>(key.User.ToString());
        if (await user.FindTask(key.Period, cancellationToken) is { } active)
        {
            return active;
        }

        var last = await user.GetTask(null, cancellationToken);
        return last?.Report == key ? last : null;
    }

    private static bool IsNews(ReportTask task, ReportHeader stored) =>
        !task.HasEnded || (task.State is TaskState.Failed && task.FinishedAt > stored.CreatedAt);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
