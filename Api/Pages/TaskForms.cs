using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Api.Reports;
using GitBrag.Keys;
using GitBrag.Users;
using Microsoft.AspNetCore.Antiforgery;

namespace GitBrag.Api.Pages;

/// <summary>Handles the forms that start and cancel a report, and redirects to the report's page.</summary>
internal sealed class TaskForms(
    PageRequestReader requests, CallerReader callers, ReportStarter starter, ReportTaskCache tasks, IAntiforgery antiforgery, ErrorPages errors, IGrainFactory grains)
{
    private const string TaskField = "task";

    /// <summary>Starts the report, even when one is stored.</summary>
    public Task<IResult> Start(string username, HttpContext context, CancellationToken cancellationToken) => Take(username, context, Start, cancellationToken);

    /// <summary>Cancels the task in the form.</summary>
    public Task<IResult> Cancel(string username, HttpContext context, CancellationToken cancellationToken) => Take(username, context, Cancel, cancellationToken);

    private async Task<IResult> Take(
        string username, HttpContext context, Func<ReportRequest, HttpContext, CancellationToken, Task<Problem?>> act, CancellationToken cancellationToken)
    {
        var (request, problem) = await requests.Read(username, context.Request, cancellationToken);
        if (request is null)
        {
            return await errors.Page(context, problem!);
        }

        problem = await antiforgery.IsRequestValidAsync(context) ? await act(request, context, cancellationToken) : KnownProblems.Forgery;
        tasks.Forget(request.Key);
        var links = PageRequestReader.LinksOf(request);
        return problem is null ? new SeeOtherResult(links.Self) : await errors.Page(context, problem, links);
    }

    // The page with the button shows the age of the stored report.
    private async Task<Problem?> Start(ReportRequest request, HttpContext context, CancellationToken cancellationToken) =>
        (await starter.Start(request, force: true, context, cancellationToken)).Problem;

    private async Task<Problem?> Cancel(ReportRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var (key, caller) = request;
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (await User(key).GetTask(form[TaskField].ToString(), cancellationToken) is not { } task || task.Report != key)
        {
            return KnownProblems.TaskNotFound;
        }

        if (!caller.MayCancel(task))
        {
            return caller.Usable is null ? callers.Refuse() : KnownProblems.NotYourTask;
        }

        await User(key).Cancel(task.Id, cancellationToken);
        return null;
    }

    private IUserGrain User(ReportKey key) => grains.GetGrain<IUserGrain>(key.User.ToString());
}
