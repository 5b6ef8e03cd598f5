using System.Threading.Channels;

namespace GitBrag.Storage.Sqlite;

/// <summary>The connections for reading. They read at the same time, and neither wait for the writer nor hold it up: each sees the file as of the last commit.</summary>
internal sealed class SqliteReaders : IAsyncDisposable
{
    private readonly int _count;
    private readonly string _path;
    private readonly Channel<SqliteSession> _idle;

    /// <summary>Opens the connections.</summary>
    /// <param name="path">The storage file.</param>
    /// <param name="count">How many connections.</param>
    public SqliteReaders(string path, int count)
    {
        _count = count;
        _path = path;
        _idle = Channel.CreateBounded<SqliteSession>(count);
        for (var i = 0; i < count; i++)
            _idle.Writer.TryWrite(SqliteSession.Open(path, readOnly: true));
    }

    /// <summary>Reads, on a thread of the pool.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="query">Reads.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="StorageException">The file could not be read.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> query)
    {
        SqliteSession session;
        try
        {
            session = await _idle.Reader.ReadAsync().ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new StorageUnavailableException($"The storage file {_path} is not open: the program is ending.");
        }

        try
        {
            return await Task.Run(() => query(session)).ConfigureAwait(false);
        }
        finally
        {
            _idle.Writer.TryWrite(session);
        }
    }

    /// <summary>Waits for reads under way and closes the connections.</summary>
    /// <returns>A task that ends when all are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < _count; i++)
            (await _idle.Reader.ReadAsync().ConfigureAwait(false)).Dispose();
        _idle.Writer.TryComplete();
    }
}
