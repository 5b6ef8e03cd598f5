using System.Security.Cryptography;
using System.Text;
using GitBrag.Api.Callers;
using GitBrag.Api.Reports;
using GitBrag.Api.Serving;
using GitBrag.Credentials;
using GitBrag.Pages.Progress;
using GitBrag.Pages.Rendering;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Pages;

/// <summary>Gives the page of a report: the report with what is going on about it, or why there is none.</summary>
internal sealed class ReportPages(RenderedReportCache reports, StaleReportRefresher stale, ReportTaskCache news, SitePages pages, VisitorSlots visitors)
{
    private readonly ReportFormat _public = new(HtmlResult.ContentType, report => pages.Report(report, isPrivate: false));
    private readonly ReportFormat _private = new(HtmlResult.ContentType, report => pages.Report(report, isPrivate: true)) { IsKept = false };

    public async Task<IResult> Get(ReportRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var key = request.Key;
        var report = await reports.Get(key, cancellationToken);
        if (report?.IsStale == true)
        {
            await stale.Refresh(request, context, cancellationToken);
        }

        var task = await news.Find(key, cancellationToken);
        if (report is null && task?.State is TaskState.Succeeded)
        {
            // It ended between the two looks.
            reports.Expect(task);
            report = await reports.Get(key, cancellationToken);
        }

        return report is null ? await Unfinished(request, task, context) : await Finished(request, report, task, context, cancellationToken);
    }

    private async Task<IResult> Finished(ReportRequest request, RenderedReport report, ReportTask? task, HttpContext context, CancellationToken cancellationToken)
    {
        var filling = VisitorSlots.Of(context);
        if (task is not null && IsNews(task, report.Header))
        {
            var notice = await pages.Notice(PageRequestReader.LinksOf(request), task);
            var tag = $"{filling?.Tag ?? "all"}-{Hash(notice)}";
            filling = (filling?.Copy(tag) ?? new SlotContent(tag)).With(SlotNames.Notice, notice);
        }

        return await report.Answer(request.Key.IsPrivate ? _private : _public, cancellationToken, filling);
    }

    private async Task<IResult> Unfinished(ReportRequest request, ReportTask? task, HttpContext context)
    {
        var mayCancel = task is not null && request.Caller.MayCancel(task);
        var page = await pages.Unfinished(PageRequestReader.LinksOf(request), task, request.Caller.Usable is not null, mayCancel);
        var status = task switch
        {
            { HasEnded: false } => StatusCodes.Status202Accepted,
            { State: not TaskState.Succeeded } => TaskFailure.Of(task).Status,
            _ => StatusCodes.Status404NotFound,
        };
        return new HtmlResult(status, page, visitors.WithToken(context));
    }

    // What is known of the task may be a second old, and the report that it made here already.
    private static bool IsNews(ReportTask task, ReportHeader stored) => task.Id != stored.TaskId &&
        (!task.HasEnded || (task.State is TaskState.Failed && task.FinishedAt > stored.CreatedAt && !IsStartersOwn(task)));

    // That GitHub refused somebody's token is no news of the report.
    private static bool IsStartersOwn(ReportTask task) =>
        task.Error?.Type == TaskError.BadCredentials && task.StartedBy != CredentialReference.ServerOwner;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
