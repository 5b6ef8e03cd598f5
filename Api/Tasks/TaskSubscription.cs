using System.Threading.Channels;

namespace GitBrag.Api.Tasks;

/// <summary>One listener of a feed. Disposing it leaves the feed.</summary>
internal sealed class TaskSubscription(TaskBroadcast feed) : IDisposable
{
    // Whoever is slow misses the steps in between, never the latest one.
    private readonly Channel<TaskEvent> _events = Channel.CreateBounded<TaskEvent>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>The event that the listener saw last, or will see first.</summary>
    public required TaskEvent Latest { get; init; }

    /// <summary>The events, the latest one at once; they end with the task, or without an end when the feed breaks off.</summary>
    public ChannelReader<TaskEvent> Events => _events.Reader;

    public void Send(TaskEvent next) => _events.Writer.TryWrite(next);

    public void Complete() => _events.Writer.TryComplete();

    public void Dispose() => feed.Leave(this);
}
