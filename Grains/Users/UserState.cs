using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GitBrag.Keys;
using GitBrag.State;

namespace GitBrag.Users;

/// <summary>The stored state of a username, and the rules by which it changes. The grain stores it.</summary>
internal sealed record UserState : IVersionedState
{
    /// <summary>How many ended tasks are remembered.</summary>
    public const int EndedCapacity = 20;

    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("lastFence")]
    public long LastAttempt { get; set; }

    [JsonPropertyName("active")]
    public TaskRecord? Active { get; set; }

    [JsonPropertyName("queue")]
    public ImmutableArray<TaskRecord> Queue { get; set; } = [];

    [JsonPropertyName("ended")]
    public ImmutableArray<TaskRecord> Ended { get; set; } = [];

    [JsonPropertyName("reports")]
    public ImmutableArray<StoredReportRecord> Reports { get; set; } = [];

    /// <summary>Every period that a task was begun for. A report may be stored for it although its task, ended meanwhile, never said so.</summary>
    [JsonPropertyName("periods")]
    public ImmutableArray<string> Periods { get; set; } = [];

    [JsonPropertyName("barred")]
    public bool Barred { get; set; }

    /// <summary>The accounts that may have private reports of the username; each has them in a grain of its own.</summary>
    [JsonPropertyName("admissions")]
    public ImmutableArray<PrivateViewer> PrivateViewers { get; set; } = [];

    /// <summary>The periods whose reports an erasure has found, until the caller has confirmed the answer.</summary>
    [JsonPropertyName("erased")]
    public ImmutableArray<string> Erased { get; set; } = [];

    /// <summary>What an erasure leaves: the operator's bar, whose private reports are still to be erased, and what is still to be told. Null when that is nothing.</summary>
    [JsonIgnore]
    public UserState? Remainder => Barred || !PrivateViewers.IsEmpty || !Erased.IsEmpty ? new UserState { Barred = Barred, PrivateViewers = PrivateViewers, Erased = Erased } : null;

    /// <summary>Whether nothing is kept that an erasure would not leave anyway.</summary>
    [JsonIgnore]
    public bool IsErased => Active is null && Queue.IsEmpty && Ended.IsEmpty && Reports.IsEmpty && Periods.IsEmpty;

    /// <summary>Whether a report of this period may be begun: of a named one, or of one of a bounded number of others.</summary>
    public bool HasRoomFor(ReportPeriod period) => period.First is null || Periods.Contains(period.Name) || Periods.Length < IUserGrain.PeriodCapacity;

    /// <summary>The unfinished task of a period, or null.</summary>
    public TaskRecord? Unfinished(string period) =>
        Active?.Period == period ? Active : Queue.FirstOrDefault(task => task.Period == period);

    /// <summary>A task by its id, or null.</summary>
    public TaskRecord? Find(string id) =>
        Active?.Id == id ? Active : Queue.FirstOrDefault(task => task.Id == id) ?? Ended.FirstOrDefault(task => task.Id == id);

    /// <summary>Puts a task behind the others; it begins at once when there are none.</summary>
    public UserState Enqueue(TaskRecord task, DateTimeOffset now, TimeSpan lease) =>
        (this with { Queue = Queue.Add(task) }).Promote(now, lease);

    /// <summary>Begins the active task again, as after a crash, as a new attempt.</summary>
    public UserState Begin(DateTimeOffset now, TimeSpan lease)
    {
        var task = Active ?? throw new InvalidOperationException("There is no active task to begin.");

        // It grows with the clock as well, so it stays ahead of a stored report even when this record was lost.
        var attempt = Math.Max(LastAttempt + 1, now.ToUnixTimeMilliseconds());
        return this with
        {
            LastAttempt = attempt,
            Periods = Periods.Contains(task.Period) ? Periods : Periods.Add(task.Period),
            Active = task with
            {
                State = TaskState.Running,
                StartedAt = task.StartedAt ?? now,
                WaitingUntil = null,
                Attempts = task.Attempts + 1,
                FruitlessAttempts = task.FruitlessAttempts + 1,
                Attempt = attempt,
                LeaseUntil = now + lease,
            },
        };
    }

    /// <summary>Takes in the worker's progress and renews the lease; a wait for a rate limit makes it that much longer.</summary>
    public UserState Progress(TaskProgress progress, DateTimeOffset now, TimeSpan lease) => this with
    {
        Active = Active! with
        {
            State = progress.WaitingUntil is null ? TaskState.Running : TaskState.Waiting,
            Phase = progress.Phase,
            Done = progress.Done,
            Total = progress.Total,
            WaitingUntil = progress.WaitingUntil,
            FruitlessAttempts = progress.Draft is null && progress.WaitingUntil is null ? Active.FruitlessAttempts : 0,
            LeaseUntil = (progress.WaitingUntil is { } until && until > now ? until : now) + lease,
        },
    };

    /// <summary>Ends the active task and begins the next one behind it.</summary>
    public UserState End(TaskState outcome, TaskError? error, DateTimeOffset now, TimeSpan lease) =>
        (this with { Active = null, Ended = Remember(Active!, outcome, error, now) }).Promote(now, lease);

    /// <summary>Ends a task that never began.</summary>
    public UserState Withdraw(TaskRecord queued, DateTimeOffset now) =>
        this with { Queue = Queue.Remove(queued), Ended = Remember(queued, TaskState.Cancelled, null, now) };

    /// <summary>Lists a report as stored.</summary>
    public UserState WithReport(StoredReportRecord report) =>
        this with { Reports = [report, .. Reports.Where(other => other.Period != report.Period)] };

    /// <summary>Remembers an account that is about to have private reports.</summary>
    public UserState Admit(long viewer, DateTimeOffset now)
    {
        var before = PrivateViewers.FirstOrDefault(known => known.Viewer == viewer);
        var number = Math.Max((before?.Number ?? 0) + 1, now.ToUnixTimeMilliseconds());
        return this with { PrivateViewers = [.. PrivateViewers.Where(known => known != before), new PrivateViewer(viewer, number)] };
    }

    private UserState Promote(DateTimeOffset now, TimeSpan lease) =>
        Active is not null || Queue.IsEmpty ? this : (this with { Active = Queue[0], Queue = Queue.RemoveAt(0) }).Begin(now, lease);

    private ImmutableArray<TaskRecord> Remember(TaskRecord task, TaskState outcome, TaskError? error, DateTimeOffset now)
    {
        var ended = task with
        {
            State = outcome,
            Phase = TaskPhase.Ended,
            FinishedAt = now,
            WaitingUntil = null,
            ErrorType = error?.Type,
            ErrorDetail = error?.Detail,
            ProtectedToken = null,
        };
        return [ended, .. Ended.Take(EndedCapacity - 1)];
    }
}

[JsonSerializable(typeof(UserState))]
internal sealed partial class UserStateJson : JsonSerializerContext;
