using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace GitBrag.Storage.Sqlite;

/// <summary>Explains SQLite errors to the operator in one sentence.</summary>
internal static class SqliteFaults
{
    /// <summary>Turns an error into the exception that callers of the store see.</summary>
    /// <param name="error">What SQLite or the file system reported.</param>
    /// <param name="path">The storage file.</param>
    /// <returns>The exception to throw.</returns>
    public static StorageException Describe(Exception error, string path) => error switch
    {
        SqliteException { SqliteErrorCode: SQLITE_CORRUPT or SQLITE_NOTADB } => Damaged(path, error),
        SqliteException { SqliteErrorCode: SQLITE_FULL } =>
            new StorageUnavailableException($"The disk that holds {path} is full; make room and try again.", error),
        SqliteException { SqliteErrorCode: SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH } or UnauthorizedAccessException =>
            new StorageUnavailableException($"The storage file {path} cannot be opened for writing; give this user the right to write it and its directory.", error),
        SqliteException { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED } =>
            new StorageUnavailableException($"The storage file {path} is locked by another program; end whatever has it open.", error),
        SqliteException sqlite =>
            new StorageUnavailableException($"The storage file {path} could not be used (SQLite error {sqlite.SqliteExtendedErrorCode}); look at the disk and its file system.", error),
        _ => new StorageUnavailableException($"The storage file {path} could not be used ({error.Message.TrimEnd('.')}); look at the disk and its file system.", error),
    };

    /// <summary>The refusal of a damaged file.</summary>
    /// <param name="path">The storage file.</param>
    /// <param name="error">What was found; null when a check found it.</param>
    /// <returns>The exception to throw.</returns>
    public static StorageFileException Damaged(string path, Exception? error = null) =>
        new($"The storage file {path} is damaged and was left as it is; put a backup in its place, or move it away together with its -wal file to start empty.", error);
}
