using Microsoft.Data.Sqlite;

namespace GitBrag.Storage.Sqlite;

/// <summary>The storage file of a data directory: grain state and reminders. It survives the end of the process at any moment.</summary>
/// <remarks>
/// This is the boundary between grains and blocking calls: everything runs on the thread pool, because a grain that waited for the disk in its turn would
/// hold up its own callers. Nothing inside awaits on the grain's scheduler either, so that a connection goes back to its pool while the grain is busy.
/// </remarks>
/// <param name="directory">The directory that holds the file.</param>
public sealed class SqliteDatabase(string directory) : IAsyncDisposable
{
    /// <summary>The file's name in the data directory.</summary>
    public const string FileName = "gitbrag.db";

    private static readonly int ReaderCount = Math.Clamp(Environment.ProcessorCount, 2, 8);

    private SqliteWriter? _writer;
    private SqliteReaders? _readers;

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, FileName));

    /// <summary>Opens the file; a missing one is made, an older one is brought up to date.</summary>
    /// <returns>A task that ends when the file is open.</returns>
    /// <exception cref="StorageFileException">The file is damaged, of another program or of a newer version.</exception>
    /// <exception cref="StorageUnavailableException">The file cannot be made or written.</exception>
    public Task OpenAsync() => Task.Run(() =>
    {
        _writer = new SqliteWriter(SqliteFile.Open(Path, SqliteSchema.Steps), Path);
        _readers = new SqliteReaders(Path, ReaderCount);
    });

    /// <summary>Finishes what is under way and closes the file.</summary>
    /// <returns>A task that ends when the file is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        // The writer closes last, and with it the last connection: SQLite then folds the log into the file.
        if (Interlocked.Exchange(ref _readers, null) is { } readers)
            await readers.DisposeAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _writer, null) is { } writer)
            await writer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Reads.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="query">Reads; it runs on a thread of the pool.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="StorageException">The file could not be read.</exception>
    internal Task<T> ReadAsync<T>(Func<SqliteSession, T> query) => (_readers ?? throw NotOpen()).ReadAsync(Described(query));

    /// <summary>Makes a change and waits until it is on the disk.</summary>
    /// <typeparam name="T">What the change results in.</typeparam>
    /// <param name="change">The change, under the terms of <see cref="SqliteWriter.WriteAsync"/>.</param>
    /// <param name="erases">Whether what it deletes must not be found in the file or its log any more when the task ends.</param>
    /// <returns>The result.</returns>
    /// <exception cref="StorageException">The file could not be written.</exception>
    internal Task<T> WriteAsync<T>(Func<SqliteSession, T> change, bool erases = false) => (_writer ?? throw NotOpen()).WriteAsync(Described(change), erases);

    private StorageUnavailableException NotOpen() => new($"The storage file {Path} is not open: the program is starting or ending.");

    private Func<SqliteSession, T> Described<T>(Func<SqliteSession, T> use) => session =>
    {
        try
        {
            return use(session);
        }
        catch (SqliteException error)
        {
            throw SqliteFaults.Describe(error, Path);
        }
    };
}
