using System.Threading.Channels;

namespace GitBrag.Api.Tasks;

/// <summary>One subscriber of a broadcast. Disposing it unsubscribes.</summary>
internal sealed class TaskSubscription(TaskBroadcast broadcast) : IDisposable
{
    // A slow subscriber misses intermediate events, never the latest one.
    private readonly Channel<TaskEvent> _events = Channel.CreateBounded<TaskEvent>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>The first event.</summary>
    public required TaskEvent Latest { get; init; }

    /// <summary>The events, beginning with the latest one. They complete when the task ends, or when it can no longer be followed.</summary>
    public ChannelReader<TaskEvent> Events => _events.Reader;

    public void Send(TaskEvent next) => _events.Writer.TryWrite(next);

    public void Complete() => _events.Writer.TryComplete();

    public void Dispose() => broadcast.Unsubscribe(this);
}
