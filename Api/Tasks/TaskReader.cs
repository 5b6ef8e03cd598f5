using GitBrag.Api.Problems;
using GitBrag.Api.Serving;
using GitBrag.Api.Requests;
using GitBrag.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GitBrag.Api.Tasks;

/// <summary>Gives tasks to those who ask.</summary>
internal sealed class TaskReader(IGrainFactory grains, RequestKeys keys, RenderedReports reports)
{
    /// <summary>Gives a task of the username, or the active one when <paramref name="id"/> is null.</summary>
    public async Task<Results<Ok<TaskView>, Problem>> Read(string username, string? id, CancellationToken cancellationToken)
    {
        if (keys.Read(username, out var login) is { } malformed)
        {
            return malformed;
        }

        if (await grains.GetGrain<IUserGrain>(login.ToString()).GetTask(id, cancellationToken) is not { } task)
        {
            return KnownProblems.TaskNotFound;
        }

        reports.Expect(task);
        return TypedResults.Ok(TaskView.Of(task));
    }
}
