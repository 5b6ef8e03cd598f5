using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Api.Reports;
using GitBrag.Reports;
using GitBrag.Users;
using Microsoft.AspNetCore.Antiforgery;

namespace GitBrag.Api.Pages;

/// <summary>Starts and cancels reports for people who sent a form, and leads them to the report's page.</summary>
internal sealed class TaskForms(
    PageRequestReader addresses, CallerReader callers, ReportStarter starts, ReportTaskCache news, IAntiforgery antiforgery, ErrorPages errors, IGrainFactory grains)
{
    private const string TaskField = "task";

    /// <summary>Starts the report, stored or not.</summary>
    public Task<IResult> Start(string username, HttpContext context, CancellationToken cancellationToken) => Take(username, context, Start, cancellationToken);

    /// <summary>Ends the task that the form names.</summary>
    public Task<IResult> Cancel(string username, HttpContext context, CancellationToken cancellationToken) => Take(username, context, Cancel, cancellationToken);

    private async Task<IResult> Take(
        string username, HttpContext context, Func<ReportRequest, HttpContext, CancellationToken, Task<Problem?>> act, CancellationToken cancellationToken)
    {
        var (request, problem) = await addresses.Read(username, context.Request, cancellationToken);
        if (request is null)
        {
            return await errors.Page(context, problem!);
        }

        problem = await antiforgery.IsRequestValidAsync(context) ? await act(request, context, cancellationToken) : KnownProblems.Forgery;
        news.Forget(request.Key);
        var links = PageRequestReader.LinksOf(request);
        return problem is null ? new SeeOtherResult(links.Self) : await errors.Page(context, problem, links);
    }

    // Whoever presses the button has seen how old the stored report is.
    private async Task<Problem?> Start(ReportRequest request, HttpContext context, CancellationToken cancellationToken) =>
        (await starts.Start(request, force: true, context, cancellationToken)).Problem;

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
