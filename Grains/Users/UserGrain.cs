using System.Collections.Immutable;
using GitBrag.Keys;
using GitBrag.Reports.Generation;
using GitBrag.State;
using GitBrag.Telemetry;
using Microsoft.Extensions.Logging;

namespace GitBrag.Users;

/// <summary>Keeps the single active report task of a username.</summary>
/// <remarks>
/// The order is always: store, register the reminder, start the worker, answer. The worker is one task on this activation's scheduler; it changes
/// nothing here but by calling <see cref="Checkpoint"/> and <see cref="Finish"/> through the grain's own reference, and only while its attempt is the newest.
/// If the process dies, the reminder brings an activation about, and an activation that finds an unfinished task begins it again.
/// </remarks>
[GrainType("user")]
internal sealed partial class UserGrain(
    [PersistentState("user")] IPersistentState<UserState> state,
    [PersistentState("draft")] IPersistentState<DraftState> draft,
    ReportGenerator generator,
    ReportClock clock,
    GitBragOptions options,
    ILogger<UserGrain> logger) : Grain, IUserGrain, IRemindable
{
    private static readonly TimeSpan LeaseCheckPeriod = TimeSpan.FromSeconds(10);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(static (self, _) => self.EndOverdueTask(), this, new GrainTimerCreationOptions(LeaseCheckPeriod, LeaseCheckPeriod));
        if (state.State.Active is not null)
        {
            await ResumeTask();
        }
    }

    public async Task<StartOutcome> Start(StartRequest request, CancellationToken cancellationToken)
    {
        await EndOverdueTask();
        var period = request.Period.Name;
        if (state.State.Barred)
        {
            return new StartOutcome(StartOutcomeKind.Barred, null);
        }

        // The second is this very request, sent again after its task has ended already.
        if ((state.State.Unfinished(period) ?? (request.TaskId is { } id ? state.State.Find(id) : null)) is { } known)
        {
            return new StartOutcome(StartOutcomeKind.Accepted, Describe(known));
        }

        if (!request.Force && IsFresh(period))
        {
            return new StartOutcome(StartOutcomeKind.Fresh, null);
        }

        if (state.State.Queue.Length >= IUserGrain.QueueCapacity)
        {
            return new StartOutcome(StartOutcomeKind.QueueFull, null);
        }

        if (!state.State.HasRoomFor(request.Period))
        {
            return new StartOutcome(StartOutcomeKind.TooManyPeriods, null);
        }

        // Before anything private is stored, an erasure of the username must be able to find it.
        if (Key.Viewer is { } viewer && !await Public.Admit(viewer, cancellationToken))
        {
            return new StartOutcome(StartOutcomeKind.Barred, null);
        }

        var idle = state.State.Active is null;
        var task = NewTask(request);
        await Change(state.State.Enqueue(task, clock.UtcNow, options.TaskLease));
        if (idle)
        {
            await StartWorker();
        }

        return new StartOutcome(StartOutcomeKind.Accepted, Describe(state.State.Find(task.Id)!));
    }

    public async Task<ReportTask?> GetTask(string? id, CancellationToken cancellationToken)
    {
        await EndOverdueTask();
        var task = id is null ? state.State.Active ?? state.State.Ended.FirstOrDefault() : state.State.Find(id);
        return task is null ? null : Describe(task);
    }

    public async Task<ReportTask?> FindTask(ReportPeriod period, CancellationToken cancellationToken)
    {
        await EndOverdueTask();
        return state.State.Unfinished(period.Name) is { } task ? Describe(task) : null;
    }

    public async Task<ReportTask?> Cancel(string id, CancellationToken cancellationToken)
    {
        if (state.State.Active?.Id == id)
        {
            await EndActive(TaskState.Cancelled, null);
        }
        else if (state.State.Queue.FirstOrDefault(task => task.Id == id) is { } queued)
        {
            await Change(state.State.Withdraw(queued, clock.UtcNow));
            GitBragTelemetry.CountEnded("cancelled", null, null);
        }

        return state.State.Find(id) is { } found ? Describe(found) : null;
    }

    public Task<ImmutableArray<StoredReportEntry>> GetReports(CancellationToken cancellationToken) => Task.FromResult(
        state.State.Reports
            .OrderByDescending(static report => report.CreatedAt)
            .Select(static report => new StoredReportEntry(ReportPeriod.FromName(report.Period), report.CreatedAt, report.Complete))
            .ToImmutableArray());

    public async Task<bool> Checkpoint(long attempt, TaskProgress progress, CancellationToken cancellationToken)
    {
        if (state.State.Active is not { } active || active.Attempt != attempt)
        {
            return false;
        }

        DelayDeactivation((progress.WaitingUntil is { } until && until > clock.UtcNow ? until - clock.UtcNow : TimeSpan.Zero) + options.TaskLease);
        var changed = state.State.Progress(progress, clock.UtcNow, options.TaskLease);
        var beganWaiting = progress.WaitingUntil is not null && progress.WaitingUntil != active.WaitingUntil;
        state.State = changed;
        if (progress.Draft is { } work)
        {
            draft.State = new DraftState { TaskId = active.Id, Facts = work.Facts, Cost = work.Cost };
            await draft.WriteOrDeactivate(DeactivateOnIdle);
        }

        if (progress.Draft is not null || beganWaiting)
        {
            await state.WriteOrDeactivate(DeactivateOnIdle);
        }

        return state.State.Active?.Attempt == attempt;
    }

    public async Task Finish(long attempt, TaskResult result, CancellationToken cancellationToken)
    {
        if (state.State.Active is not { } active || active.Attempt != attempt)
        {
            return;
        }

        if (result.Report is { } report && options.CacheEnabled)
        {
            state.State = state.State.WithReport(new StoredReportRecord(active.Period, report.CreatedAt, report.Complete));
        }

        if (result.Error is { Type: TaskError.Interrupted })
        {
            await ResumeTask();
            return;
        }

        await EndActive(result.Report is null ? TaskState.Failed : TaskState.Succeeded, result.Error);
    }

    // Mostly the call itself is what matters: it has brought this activation about, and that has resumed the task.
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await EndOverdueTask();
        if (state.State.Active is null)
        {
            await RemoveReminder();
        }
        else if (_worker.IsCompleted)
        {
            await ResumeTask();
        }
    }

    private UserKey Key => UserKey.FromKey(this.GetPrimaryKeyString());

    private IUserGrain Public => GrainFactory.GetGrain<IUserGrain>((Key with { Viewer = null }).ToString());

    private ReportKey Report(ReportPeriod period) => new(Key.Login, period, Key.Viewer);

    private bool IsFresh(string period) =>
        options.CacheEnabled
        && state.State.Reports.FirstOrDefault(report => report.Period == period) is { Complete: true } stored
        && clock.UtcNow - stored.CreatedAt < options.ReportStaleAge;

    private TaskRecord NewTask(StartRequest request) => new()
    {
        Id = request.TaskId ?? StartRequest.NewTaskId(),
        Period = request.Period.Name,
        State = TaskState.Queued,
        CreatedAt = clock.UtcNow,
        ProtectedToken = request.Credential.ProtectedToken,
        StartedBy = request.Credential.Owner,
        TraceParent = request.TraceParent,
    };

    private ReportTask Describe(TaskRecord task) => new(
        task.Id,
        Report(task.ReportPeriod),
        task.State,
        task.Phase,
        task.Done,
        task.Total,
        task.CreatedAt,
        task.StartedAt,
        task.FinishedAt,
        task.WaitingUntil,
        task.Attempts,
        task.ErrorType is { } type ? new TaskError(type, task.ErrorDetail ?? "") : null,
        task.StartedBy,
        [.. state.State.Queue.Select(static queued => new QueuedTask(queued.Id, queued.ReportPeriod))]);

    private Task EndOverdueTask()
    {
        if (state.State.Active is not { } active || clock.UtcNow < active.LeaseUntil)
        {
            return Task.CompletedTask;
        }

        LogOverdue(active.Id);
        return EndActive(TaskState.Failed, new TaskError(TaskError.Timeout, $"The task made no progress for {options.TaskLease.TotalSeconds:0} seconds and was ended. Start it again."));
    }

    private async Task EndActive(TaskState outcome, TaskError? error)
    {
        StopWorker();
        var active = state.State.Active!;
        await Change(state.State.End(outcome, error, clock.UtcNow, options.TaskLease));
        LogEnded(active.Id, outcome, error?.Type ?? "no error");
        GitBragTelemetry.CountEnded(outcome.ToString().ToLowerInvariant(), error?.Type, clock.UtcNow - active.StartedAt);
        await draft.ClearOrDeactivate(DeactivateOnIdle);
        await StartWorker();
    }

    private Task Change(UserState changed)
    {
        state.State = changed;
        return state.WriteOrDeactivate(DeactivateOnIdle);
    }
}
