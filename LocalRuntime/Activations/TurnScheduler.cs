namespace GitBrag.LocalRuntime;

/// <summary>
/// Runs the turns of one activation on the thread pool, one at a time and in the order they were queued. It is <see cref="TaskScheduler.Current"/>
/// within a grain, so that whatever the grain awaits comes back here.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>How long one activation may keep a thread of the pool while others wait for it, in milliseconds.</summary>
    private const long Quantum = 25;

    private readonly Lock _gate = new();
    private readonly Queue<Task> _turns = new();
    private bool _running;

    /// <summary>The activation whose turn this code runs in; null outside grains.</summary>
    public static Activation? CurrentActivation => (Current as TurnScheduler)?.Activation;

    public Activation Activation { get; } = activation;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Queues a turn that inherits nothing from the code that asks for it: neither its async locals nor its synchronisation context.</summary>
    public void Queue(Action<object?> turn, object? state)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            new Task(turn, state).Start(this);
            return;
        }

        using (ExecutionContext.SuppressFlow())
            new Task(turn, state).Start(this);
    }

    void IThreadPoolWorkItem.Execute()
    {
        var end = Environment.TickCount64 + Quantum;
        while (TryTake(out var turn))
        {
            TryExecuteTask(turn);
            if (Environment.TickCount64 < end)
                continue;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _turns.Enqueue(task);
            if (_running)
                return;
            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // A task that a turn of this activation starts may run within that turn; anything else would overlap it.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
            return [.. _turns];
    }

    private bool TryTake(out Task turn)
    {
        lock (_gate)
        {
            if (_turns.TryDequeue(out turn!))
                return true;
            _running = false;
            return false;
        }
    }
}
