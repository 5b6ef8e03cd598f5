namespace GitBrag.Storage.Sqlite;

/// <summary>A change that waits for its commit.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Whether the change deletes what must not be found in the file any more once it is answered.</summary>
    public bool Erases { get; init; }

    /// <summary>Why the change itself failed when it last ran; null when it did not.</summary>
    public Exception? Failure { get; protected set; }

    /// <summary>Makes the change. An exception is kept in <see cref="Failure"/>: it is the caller's answer only after the commit, because what it met may not last.</summary>
    /// <param name="session">The writer's connection.</param>
    public abstract void Run(SqliteSession session);

    /// <summary>Answers the caller with what <see cref="Run"/> led to.</summary>
    public abstract void Complete();

    /// <summary>Answers the caller with a failure.</summary>
    /// <param name="error">The failure.</param>
    public abstract void Fail(Exception error);
}

/// <summary>A change with a result.</summary>
/// <typeparam name="T">The result's type.</typeparam>
/// <param name="change">The change.</param>
internal sealed class SqliteWrite<T>(Func<SqliteSession, T> change) : SqliteWrite
{
    // The writer's thread must not run the caller's continuation.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>The caller's answer.</summary>
    public Task<T> Answer => _answer.Task;

    /// <inheritdoc/>
    public override void Run(SqliteSession session)
    {
        Failure = null;
        try
        {
            _result = change(session);
        }
        catch (Exception error)
        {
            Failure = error;
        }
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (Failure is null)
            _answer.SetResult(_result!);
        else
            _answer.SetException(Failure);
    }

    /// <inheritdoc/>
    public override void Fail(Exception error) => _answer.SetException(error);
}
