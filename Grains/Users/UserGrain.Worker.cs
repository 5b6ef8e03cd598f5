using GitBrag.Keys;
using GitBrag.Reporting.Packing;
using GitBrag.Reports.Generation;
using GitBrag.State;
using GitBrag.Telemetry;
using Microsoft.Extensions.Logging;

namespace GitBrag.Users;

/// <content>The worker: one owned task that generates the active report, and how it is started, stopped and begun again.</content>
internal sealed partial class UserGrain
{
    private const string ResumeReminder = "resume";

    // A task that brings its process down every time must not do so for ever. Moving between silos while it waits does not count.
    private const int MaximumFruitlessAttempts = 10;

    // Orleans' shortest reminder period.
    private static readonly TimeSpan ResumePeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WorkerStopTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private ReportGeneration? _generation;
    private Task _worker = Task.CompletedTask;
    private CancellationTokenSource? _workerStopping;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        StopWorker();
        if (await HasWorkerStopped(WorkerStopTime, TimeProvider.System, cancellationToken))
        {
            await KeepLastDraft();
        }
    }

    private async Task<bool> HasWorkerStopped(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await _worker.WaitAsync(timeout, time, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            LogWorkerDidNotStop();
            return false;
        }
    }

    // What came since the last checkpoint is worth keeping when the work goes on elsewhere or after a restart.
    private async Task KeepLastDraft()
    {
        if (state.State.Active is { } active && _generation is { } generation && generation.TaskId == active.Id && await generation.PackDraft() is { } work)
        {
            draft.State = new DraftState { TaskId = active.Id, Facts = work.Facts, Cost = work.Cost };
            await draft.WriteStateAsync();
        }
    }

    private async Task ResumeTask()
    {
        var interrupted = state.State.Active!;
        if (interrupted.FruitlessAttempts >= MaximumFruitlessAttempts)
        {
            var detail = $"The task was interrupted {MaximumFruitlessAttempts} times without getting any further and is given up. Start it again; the service's log says what interrupted it.";
            await EndActive(TaskState.Failed, new TaskError(TaskError.Internal, detail));
            return;
        }

        StopWorker();
        LogResuming(interrupted.Id, interrupted.Attempts + 1);
        GitBragTelemetry.CountResumed();
        await Change(state.State.Begin(clock.UtcNow, options.TaskLease));
        await StartWorker();
    }

    // Keeps the reminder exactly while there is an unfinished task, and starts the worker of the active one.
    private async Task StartWorker()
    {
        if (state.State.Active is not { } active)
        {
            await RemoveReminder();
            return;
        }

        await KeepReminder();
        DelayDeactivation(options.TaskLease);
        _workerStopping = new CancellationTokenSource();
        _worker = Work(active, _workerStopping.Token);
    }

    // Without its reminder a task would not survive the process, so it does not begin: the next activation begins it, reminder first.
    private async Task KeepReminder()
    {
        try
        {
            await this.RegisterOrUpdateReminder(ResumeReminder, TimeSpan.Zero, ResumePeriod);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task RemoveReminder()
    {
        if (await this.GetReminder(ResumeReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void StopWorker()
    {
        if (_workerStopping is null)
        {
            return;
        }

        LogStopping(_generation?.TaskId ?? "none");
        _workerStopping.Cancel();
        _workerStopping = null;
    }

    private async Task Work(TaskRecord task, CancellationToken stopping)
    {
        // Begin outside the call that started this, with nothing of that call's context.
        await Task.Yield();
        RequestContext.Clear();
        var report = Report(task.ReportPeriod);
        using var trace = TaskTrace.Begin(logger, report, task);
        LogBegun(report, task.Attempts);
        var self = this.AsReference<IUserGrain>();
        try
        {
            var generation = generator.Prepare(new GenerationOrder(report, task.Id, task.Attempt, task.Credential, KeptDraft(task)));
            _generation = generation;

            // A call to this grain must not keep the worker from stopping: it may be queued behind the very request that waits for that.
            var result = await generation.Run(progress => self.Checkpoint(task.Attempt, progress, CancellationToken.None).WaitAsync(stopping), stopping);
            if (result.Error is { } error)
            {
                trace.Fail(error.Type);
            }

            await self.Finish(task.Attempt, result, CancellationToken.None).WaitAsync(stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The caller that stopped this attempt has decided what becomes of the task.
        }
        catch (Exception exception)
        {
            trace.Fail(exception.GetType().Name);
            await ReportFault(self, task, exception, stopping);
        }
    }

    // The runtime wraps what storage throws.
    private static TaskError ErrorOf(Exception fault) => fault switch
    {
        NewerSchemaException or CorruptDocumentException or UnreadableDocumentException => new TaskError(TaskError.Internal, fault.Message),
        { InnerException: { } cause } when ErrorOf(cause) is { Type: TaskError.Internal } error => error,
        _ => new TaskError(TaskError.Interrupted, fault.Message),
    };

    private TaskDraft? KeptDraft(TaskRecord task) =>
        draft.State.TaskId == task.Id && draft.State is { Facts: { } facts, Cost: { } cost } ? new TaskDraft(facts, cost) : null;

    // A fault of ours, of storage or of another silo says nothing about the report: the task is begun again, unless a record that
    // cannot be read stands in the way. If not even that can be stored now, the reminder does it within a minute.
    private async Task ReportFault(IUserGrain self, TaskRecord task, Exception fault, CancellationToken stopping)
    {
        LogWorkerFailed(fault, task.Id, task.Attempts);
        try
        {
            await Task.Delay(RetryDelay * task.FruitlessAttempts, clock.Time, stopping);
            await self.Finish(task.Attempt, new TaskResult(null, ErrorOf(fault)), CancellationToken.None).WaitAsync(stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // As above.
        }
        catch (Exception exception)
        {
            LogFaultNotReported(exception, task.Id);
        }
    }

    [LoggerMessage(LogLevel.Information, "Report {Report} is being generated, attempt {Attempt}.")]
    private partial void LogBegun(ReportKey report, int attempt);

    [LoggerMessage(LogLevel.Information, "Task {TaskId} is begun again, attempt {Attempt}.")]
    private partial void LogResuming(string taskId, int attempt);

    [LoggerMessage(LogLevel.Debug, "The worker of task {TaskId} is told to stop, unless it has ended.")]
    private partial void LogStopping(string taskId);

    [LoggerMessage(LogLevel.Information, "Task {TaskId} ended: {Outcome}, {ErrorType}.")]
    private partial void LogEnded(string taskId, TaskState outcome, string errorType);

    [LoggerMessage(LogLevel.Warning, "Task {TaskId} made no progress within its lease and is ended.")]
    private partial void LogOverdue(string taskId);

    [LoggerMessage(LogLevel.Error, "Task {TaskId} was interrupted in attempt {Attempt}.")]
    private partial void LogWorkerFailed(Exception exception, string taskId, int attempt);

    [LoggerMessage(LogLevel.Error, "Task {TaskId} could not be given back; its reminder will resume it.")]
    private partial void LogFaultNotReported(Exception exception, string taskId);

    [LoggerMessage(LogLevel.Warning, "A worker did not stop in time.")]
    private partial void LogWorkerDidNotStop();
}
