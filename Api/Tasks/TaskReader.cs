using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Serving;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GitBrag.Api.Tasks;

/// <summary>Gives tasks to those who ask.</summary>
internal sealed class TaskReader(TaskFinder tasks, RenderedReportCache reports)
{
    /// <summary>Gives a task of the username, or the active one when <paramref name="id"/> is null.</summary>
    public async Task<Results<Ok<TaskView>, Problem>> Read(string username, string? id, HttpRequest request, CancellationToken cancellationToken)
    {
        var (task, _, problem) = await tasks.Find(username, id, request, cancellationToken);
        if (task is null)
        {
            return problem!;
        }

        reports.Expect(task);
        return TypedResults.Ok(TaskView.Of(task));
    }
}
