using System.Text.Json;
using GitBrag.Api.Contracts;
using GitBrag.Users;

namespace GitBrag.Api.Tasks;

/// <summary>Asks for one task as long as somebody listens and it has not ended, once for all listeners.</summary>
/// <param name="task">The task as it stands.</param>
internal sealed class TaskBroadcast(ReportTask task)
{
    private readonly Lock _lock = new();
    private readonly List<TaskSubscription> _listeners = [];
    private TaskEvent _latest = Render(task, 0);
    private int _sequence;
    private bool _closed;

    public string TaskId => task.Id;

    /// <summary>Adds a listener; null when the feed has closed.</summary>
    public TaskSubscription? Join()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return null;
            }

            var listener = new TaskSubscription(this) { Latest = _latest };
            listener.Send(_latest);
            _listeners.Add(listener);
            return listener;
        }
    }

    public void Leave(TaskSubscription listener)
    {
        lock (_lock)
        {
            _listeners.Remove(listener);
        }
    }

    /// <summary>Closes the feed if nobody listens any more.</summary>
    public bool CloseWhenAbandoned()
    {
        lock (_lock)
        {
            return _closed |= _listeners.Count == 0;
        }
    }

    /// <summary>Tells the listeners, when the task has changed.</summary>
    public void Publish(ReportTask next)
    {
        lock (_lock)
        {
            var rendered = Render(next, _sequence + 1);
            if (!rendered.Json.AsSpan().SequenceEqual(_latest.Json))
            {
                _sequence++;
                _latest = rendered;
                _listeners.ForEach(listener => listener.Send(rendered));
            }
        }
    }

    /// <summary>Lets nobody join any more and ends the listeners' events.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            _listeners.ForEach(static listener => listener.Complete());
            _listeners.Clear();
        }
    }

    private static TaskEvent Render(ReportTask task, int sequence) => new(
        task.HasEnded ? $"{task.Id}/ended" : FormattableString.Invariant($"{task.Id}/{sequence}"),
        JsonSerializer.SerializeToUtf8Bytes(TaskView.Of(task), ApiJson.Plain.TaskView),
        task.HasEnded);
}
