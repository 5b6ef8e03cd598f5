using System.ComponentModel;
using GitBrag.Api.Callers;
using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Hosting;
using GitBrag.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Tasks;

/// <summary>The calls about tasks.</summary>
internal static class TaskEndpoints
{
    public static void MapTasks(this RouteGroupBuilder user)
    {
        var group = user.MapGroup("").WithTags("Tasks");
        group.MapRead("/tasks/{id}", GetTask)
            .WithName("getTask")
            .WithSummary("A task")
            .WithDescription("A task of the username; the last 20 that ended are remembered. A private report's task is there for its viewer alone.")
            .ProducesProblems(400, 401, 404);
        group.MapRead("/task", GetActiveTask)
            .WithName("getActiveTask")
            .WithSummary("The active task")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.PrivateTasks)
            .WithDescription("The task that is at work for the username, else the one that ended last.")
            .ProducesProblems(400, 401, 403, 404, 503);
        group.MapDelete("/tasks/{id}", Cancel)
            .WithName("cancelTask")
            .WithSummary("Cancel a task")
            .WithDescription("For whoever started it, with the same token, and for the operator; a private report's task for its viewer alone. A task that has ended stays as it is.")
            .Produces<TaskView>(StatusCodes.Status202Accepted)
            .ProducesProblems(400, 401, 403, 404);
        group.MapGet("/task/events", Follow)
            .WithName("followTask")
            .TakesFlag(QueryRules.Private, ParameterDescriptions.PrivateTasks)
            .WithSummary("A task's progress")
            .WithDescription("Server-sent events: an event named task with the task as JSON at once and on each change. The stream ends with the event of the task's end.")
            .Produces<TaskView>(StatusCodes.Status200OK, TaskEventStream.ContentType)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(400, 401, 403, 404, 503);
    }

    private static Task<Results<Ok<TaskView>, Problem>> GetTask(
        [Description(ParameterDescriptions.Username)] string username,
        [Description("The task's id.")] string id,
        HttpRequest request,
        [FromServices] TaskReader tasks,
        CancellationToken cancellationToken) => tasks.Read(username, id, request, cancellationToken);

    private static Task<Results<Ok<TaskView>, Problem>> GetActiveTask(
        [Description(ParameterDescriptions.Username)] string username,
        HttpRequest request,
        [FromServices] TaskReader tasks,
        CancellationToken cancellationToken) => tasks.Read(username, null, request, cancellationToken);

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
        [FromHeader(Name = "Last-Event-ID"), Description("What a reconnecting client saw last; any text is let through.")] string? lastEventId,
        HttpRequest request,
        [FromServices] TaskFinder tasks,
        [FromServices] TaskEventBroadcaster feeds,
        CancellationToken cancellationToken)
    {
        var (task, _, problem) = await tasks.Find(username, null, request, cancellationToken);
        if (task is null)
        {
            return problem!;
        }

        if (await feeds.Join(task.Report.User, cancellationToken) is not { } listener)
        {
            return KnownProblems.TaskNotFound;
        }

        // A browser reconnects until it is told, with 204, that nothing more will come.
        if (listener.Latest.IsEnd && listener.Latest.Id == lastEventId)
        {
            listener.Dispose();
            return TypedResults.NoContent();
        }

        return new TaskEventStream(listener);
    }
}
