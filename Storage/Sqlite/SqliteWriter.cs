using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace GitBrag.Storage.Sqlite;

/// <summary>
/// The one writer of the storage file. Every commit waits for the disk, so the writes that arrived during one commit go into the next one together. Each is
/// answered after the commit that holds it, and has its own outcome.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int BatchLimit = 128;

    private readonly SqliteSession _session;
    private readonly string _path;
    private readonly Channel<SqliteWrite> _waiting = Channel.CreateBounded<SqliteWrite>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly Task _loop;
    private bool _logHoldsErased;

    /// <summary>Starts the writer.</summary>
    /// <param name="session">Its connection; it is disposed of with the writer.</param>
    /// <param name="path">The storage file, for messages.</param>
    public SqliteWriter(SqliteSession session, string path)
    {
        _session = session;
        _path = path;

        // SQLite blocks its thread while the disk works: a thread of the pool, never a grain's turn.
        _loop = Task.Run(CommitBatchesAsync);
    }

    /// <summary>Makes a change and waits until it is on the disk.</summary>
    /// <typeparam name="T">What the change results in.</typeparam>
    /// <param name="change">
    /// The change, one statement that alters something, or an exception. It may run a second time, when the transaction it was part of failed.
    /// </param>
    /// <param name="erases">Whether what it deletes must not be found in the file or its log any more when it is answered.</param>
    /// <returns>The result.</returns>
    /// <exception cref="StorageException">The file could not be written.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> change, bool erases)
    {
        var write = new SqliteWrite<T>(change) { Erases = erases };
        try
        {
            await _waiting.Writer.WriteAsync(write).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new StorageUnavailableException($"The storage file {_path} is not open: the program is ending.");
        }

        return await write.Answer.ConfigureAwait(false);
    }

    /// <summary>Writes what is waiting and closes the connection.</summary>
    /// <returns>A task that ends when the connection is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        _session.Dispose();
    }

    private async Task CommitBatchesAsync()
    {
        var batch = new List<SqliteWrite>(BatchLimit);
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < BatchLimit && _waiting.Reader.TryRead(out var write))
                batch.Add(write);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(IReadOnlyList<SqliteWrite> batch)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
        }
        catch (Exception error)
        {
            FailAll(batch, error);
            return;
        }

        try
        {
            foreach (var write in batch)
            {
                write.Run(_session);
                if (!_session.InTransaction)
                    throw new InvalidOperationException("A write ended the transaction.", write.Failure);
            }

            _session.Execute("COMMIT");
        }
        catch (Exception error)
        {
            Undo(batch, error);
            return;
        }

        _logHoldsErased |= batch.Any(static write => write.Erases);
        if (_logHoldsErased)
            CutLog();
        foreach (var write in batch)
            write.Complete();
    }

    /// <summary>Moves the log into the file and cuts it to nothing, since it holds the pages as they were before as well. While another program reads an older state that has to wait.</summary>
    private void CutLog()
    {
        try
        {
            _logHoldsErased = _session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") is not 0L;
        }
        catch (SqliteException)
        {
            // The change is made and on the disk; the log is cut after the next one.
        }
    }

    /// <summary>After a failed transaction every write is tried on its own, so that one which fails (being too large for the disk, say) fails only its own caller.</summary>
    private void Undo(IReadOnlyList<SqliteWrite> batch, Exception error)
    {
        try
        {
            if (_session.InTransaction)
                _session.Execute("ROLLBACK");
        }
        catch (Exception second)
        {
            FailAll(batch, second);
            return;
        }

        if (batch is [var only])
            only.Fail(only.Failure ?? SqliteFaults.Describe(error, _path));
        else
            foreach (var write in batch)
                Commit([write]);
    }

    private void FailAll(IReadOnlyList<SqliteWrite> batch, Exception error)
    {
        foreach (var write in batch)
            write.Fail(SqliteFaults.Describe(error, _path));
    }
}
