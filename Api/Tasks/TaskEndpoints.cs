using System.ComponentModel;
using GitBrag.Api.Callers;
using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Tasks;

/// <summary>The REST calls about tasks.</summary>
internal static class TaskEndpoints
{
    public static void MapTasks(this RouteGroupBuilder user)
    {
        var group = user.MapGroup("").WithTags("Tasks");
        group.MapRead("/tasks/{id}", GetTask)
            .WithName("getTask")
            .WithSummary("A task")
            .WithDescription("A task of the username, including the last 20 that ended. Only its viewer sees the task of a private report.")
            .ProducesProblems(400, 401, 404);
        group.MapRead("/task", GetActiveTask)
            .WithName("getActiveTask")
            .WithSummary("The active task")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.PrivateTasks)
            .WithDescription("The running task of the username, or the last one that ended.")
            .ProducesProblems(400, 401, 403, 404, 503);
        group.MapDelete("/tasks/{id}", Cancel)
            .WithName("cancelTask")
            .WithSummary("Cancel a task")
            .WithDescription("Only the caller who started the task, with the same token, or the operator can cancel it; only its viewer can cancel the task of a private report. A task that has ended does not change.")
            .Produces<TaskView>(StatusCodes.Status202Accepted)
            .ProducesProblems(400, 401, 403, 404);
        group.MapGet("/task/events", Follow)
            .WithName("followTask")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.PrivateTasks)
            .WithSummary("A task's progress")
            .WithDescription("Server-sent events: an event named task with the task as JSON, at once and on each change. The stream ends when the task does.")
            .Produces<TaskView>(StatusCodes.Status200OK, TaskEventStream.ContentType)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(400, 401, 403, 404, 503);
    }

    private static Task<Results<Ok<TaskView>, Problem>> GetTask(
        [Description(ParameterDescriptions.Username)] string username,
        [Description("The task's id.")] string id,
        HttpRequest request,
        [FromServices] TaskFinder tasks,
        [FromServices] RenderedReportCache reports,
        CancellationToken cancellationToken) => Show(username, id, request, tasks, reports, cancellationToken);

    private static Task<Results<Ok<TaskView>, Problem>> GetActiveTask(
        [Description(ParameterDescriptions.Username)] string username,
        HttpRequest request,
        [FromServices] TaskFinder tasks,
        [FromServices] RenderedReportCache reports,
        CancellationToken cancellationToken) => Show(username, null, request, tasks, reports, cancellationToken);

    private static async Task<Results<Ok<TaskView>, Problem>> Show(
        string username, string? id, HttpRequest request, TaskFinder tasks, RenderedReportCache reports, CancellationToken cancellationToken)
    {
        var (task, _, problem) = await tasks.Find(username, id, request, cancellationToken);
        if (task is null)
        {
            return problem!;
        }

        reports.DropOutdated(task);
        return TypedResults.Ok(TaskView.Of(task));
    }

    private static async Task<Results<Accepted<TaskView>, Problem>> Cancel(
        [Description(ParameterDescriptions.Username)] string username,
        [Description("The task's id.")] string id,
        HttpRequest request,
        [FromServices] TaskFinder tasks,
        [FromServices] CallerReader callers,
        [FromServices] IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var (task, caller, problem) = await tasks.Find(username, id, request, cancellationToken);
        if (task is null)
        {
            return problem!;
        }

        if (!caller.MayCancel(task))
        {
            return caller.Usable is null ? callers.Refuse() : KnownProblems.NotYourTask;
        }

        var user = grains.GetGrain<IUserGrain>(task.Report.User.ToString());
        return await user.Cancel(id, cancellationToken) is { } cancelled ? TypedResults.Accepted((string?)null, TaskView.Of(cancelled)) : KnownProblems.TaskNotFound;
    }

    private static async Task<Results<TaskEventStream, NoContent, Problem>> Follow(
        [Description(ParameterDescriptions.Username)] string username,
        [FromHeader(Name = "Last-Event-ID"), Description("The last event that a reconnecting client received; any text is accepted.")] string? lastEventId,
        HttpRequest request,
        [FromServices] TaskFinder tasks,
        [FromServices] TaskEventBroadcaster events,
        CancellationToken cancellationToken)
    {
        var (task, _, problem) = await tasks.Find(username, null, request, cancellationToken);
        if (task is null)
        {
            return problem!;
        }

        if (await events.Subscribe(task.Report.User, cancellationToken) is not { } subscription)
        {
            return KnownProblems.TaskNotFound;
        }

        // A browser reconnects until it gets 204.
        if (subscription.Latest.IsEnd && subscription.Latest.Id == lastEventId)
        {
            subscription.Dispose();
            return TypedResults.NoContent();
        }

        return new TaskEventStream(subscription);
    }
}
