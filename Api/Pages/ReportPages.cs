using GitBrag.Api.Reports;
using GitBrag.Api.Serving;
using GitBrag.Keys;
using GitBrag.Pages.Progress;
using GitBrag.Pages.Rendering;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Pages;

/// <summary>The page of a report: the stored report with a notice about its refresh, or the progress of the first one.</summary>
internal sealed class ReportPages(RenderedReportCache reports, StaleReportRefresher stale, ReportTaskCache tasks, SitePages pages, VisitorSlots visitors)
{
    private readonly ReportFormat _public = new(HtmlResult.ContentType, report => pages.Report(report, isPrivate: false));
    private readonly ReportFormat _private = new(HtmlResult.ContentType, report => pages.Report(report, isPrivate: true)) { IsCached = false };

    public async Task<IResult> Get(ReportRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var key = request.Key;
        var report = await reports.Get(key, cancellationToken);
        if (report?.IsStale == true)
        {
            await stale.Refresh(request, context, cancellationToken);
        }

        var task = await tasks.Find(key, cancellationToken);
        if (report is null && task?.State is TaskState.Succeeded)
        {
            // The task ended between the two look-ups.
            reports.DropOutdated(task);
            report = await reports.Get(key, cancellationToken);
        }

        return report is null ? await Unfinished(request, task, context) : await Finished(request, report, task, context, cancellationToken);
    }

    private async Task<IResult> Finished(ReportRequest request, RenderedReport report, ReportTask? task, HttpContext context, CancellationToken cancellationToken)
    {
        var slots = VisitorSlots.Of(context);
        if (task is not null && IsNews(task, report.Header))
        {
            slots = (slots ?? new SlotContent()).With(SlotNames.Notice, await pages.Notice(PageRequestReader.LinksOf(request), task));
        }

        return await report.ToResult(request.Key.IsPrivate ? _private : _public, cancellationToken, slots);
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

    // The task may be a second old, and its report already stored.
    private static bool IsNews(ReportTask task, ReportHeader stored) => task.Id != stored.TaskId &&
        (!task.HasEnded || (task.State is TaskState.Failed && task.FinishedAt > stored.CreatedAt && !IsStartersOwn(task)));

    // A refused token concerns the person who started the task, not the report.
    private static bool IsStartersOwn(ReportTask task) =>
        task.Error?.Type == TaskError.BadCredentials && task.StartedBy != CredentialReference.ServerOwner;
}
