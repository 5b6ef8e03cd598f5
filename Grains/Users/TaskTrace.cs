using System.Diagnostics;
using GitBrag.Keys;
using GitBrag.Telemetry;
using Microsoft.Extensions.Logging;

namespace GitBrag.Users;

/// <summary>
/// Makes one attempt at a task visible from outside: every log line within names the task and the request that asked for it, and there is an activity,
/// linked to that request, and one more running task.
/// </summary>
/// <remarks>The request may have come to another process long ago, so the attempt's activity is a root of its own.</remarks>
internal sealed class TaskTrace : IDisposable
{
    private static readonly Func<ILogger, string, string, IDisposable?> Scope = LoggerMessage.DefineScope<string, string>("task {TaskId}, request {TraceId}");

    private readonly IDisposable? _scope;
    private readonly IDisposable _running = GitBragTelemetry.CountRunning();
    private readonly Activity? _activity;

    private TaskTrace(ILogger logger, ReportKey report, TaskRecord task)
    {
        var isTraced = ActivityContext.TryParse(task.TraceParent, null, out var request);
        _scope = Scope(logger, task.Id, isTraced ? request.TraceId.ToHexString() : "unknown");
        _activity = GitBragTelemetry.Activities.StartActivity(
            ActivityKind.Internal, tags: [new("gitbrag.task.id", task.Id), new("gitbrag.task.attempt", task.Attempts), new("gitbrag.report", report.ToString())],
            links: isTraced ? [new ActivityLink(request)] : null, name: "generation");
    }

    /// <summary>Begins an attempt, in the execution context of the caller.</summary>
    /// <param name="logger">Any logger of the host: a scope is every logger's.</param>
    /// <param name="report">The report that is generated.</param>
    /// <param name="task">The task.</param>
    public static TaskTrace Begin(ILogger logger, ReportKey report, TaskRecord task)
    {
        Activity.Current = null;
        return new TaskTrace(logger, report, task);
    }

    /// <summary>Notes that the attempt came to nothing.</summary>
    /// <param name="error">The type of the error, or of the exception.</param>
    public void Fail(string error) => _activity?.SetStatus(ActivityStatusCode.Error, error);

    public void Dispose()
    {
        _activity?.Dispose();
        _running.Dispose();
        _scope?.Dispose();
    }
}
