namespace GitBrag.LocalRuntime;

/// <summary>Something an activation is asked to run: a call, or a tick of one of its timers.</summary>
internal abstract class Request
{
    /// <summary>When it was sent, on the runtime's clock.</summary>
    public TimeSpan SentAt { get; set; }

    /// <summary>Whether it may start while any other request waits for something.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>Whether it may start while others that only read wait for something.</summary>
    public abstract bool OnlyReads { get; }

    /// <summary>Whether it counts as use of the activation.</summary>
    public abstract bool KeepsAlive { get; }

    /// <summary>Whether another activation of the grain can run it, when this one is deactivating.</summary>
    public abstract bool CanBeForwarded { get; }

    /// <summary>Completes when the one who asked has an answer; completed when nobody asked.</summary>
    public abstract Task Answered { get; }

    /// <summary>Runs it, on the activation's scheduler. Does not throw: what the grain throws is for the one who asked.</summary>
    public abstract Task RunAsync(Activation activation);

    /// <summary>Tells the one who asked how it went. By then the activation counts it as finished, so that an answer is never ahead of its effects.</summary>
    public abstract void Conclude();

    /// <summary>Tells the one who asked that it failed, or will not be waited for any longer. Does nothing when there is an answer already.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>As <see cref="Fail"/>, with a <see cref="TimeoutException"/>.</summary>
    public abstract void TimeOut(TimeSpan after);
}
