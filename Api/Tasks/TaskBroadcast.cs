using System.Text.Json;
using GitBrag.Api.Contracts;
using GitBrag.Users;

namespace GitBrag.Api.Tasks;

/// <summary>Sends the changes of one task to all its subscribers.</summary>
/// <param name="task">The task as it stands.</param>
internal sealed class TaskBroadcast(ReportTask task)
{
    private readonly Lock _lock = new();
    private readonly List<TaskSubscription> _subscriptions = [];
    private TaskEvent _latest = Render(task, 0);
    private int _sequence;
    private bool _closed;

    public string TaskId => task.Id;

    /// <summary>Adds a subscriber; null when the broadcast has closed.</summary>
    public TaskSubscription? Subscribe()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return null;
            }

            var subscription = new TaskSubscription(this) { Latest = _latest };
            subscription.Send(_latest);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public void Unsubscribe(TaskSubscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }

    /// <summary>Closes the broadcast if it has no subscribers.</summary>
    public bool CloseIfUnused()
    {
        lock (_lock)
        {
            return _closed |= _subscriptions.Count == 0;
        }
    }

    /// <summary>Sends the task to the subscribers if it has changed.</summary>
    public void Publish(ReportTask next)
    {
        lock (_lock)
        {
            var rendered = Render(next, _sequence + 1);
            if (!rendered.Json.AsSpan().SequenceEqual(_latest.Json))
            {
                _sequence++;
                _latest = rendered;
                _subscriptions.ForEach(subscription => subscription.Send(rendered));
            }
        }
    }

    /// <summary>Accepts no more subscribers and completes the present ones.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            _subscriptions.ForEach(static subscription => subscription.Complete());
            _subscriptions.Clear();
        }
    }

    private static TaskEvent Render(ReportTask task, int sequence) => new(
        task.HasEnded ? $"{task.Id}/ended" : FormattableString.Invariant($"{task.Id}/{sequence}"),
        JsonSerializer.SerializeToUtf8Bytes(TaskView.Of(task), ApiJson.Plain.TaskView),
        task.HasEnded);
}
