using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GitBrag.Storage.Sqlite;

/// <summary>Opens the storage file: makes a new one, checks an existing one and brings an older one up to date. What it refuses it leaves as it is.</summary>
internal static class SqliteFile
{
    /// <summary>Up to this size (bytes) the whole file is checked when it is opened, which takes well under a second. In a larger one, damage is reported when it is read.</summary>
    private const long CheckedSize = 256L << 20;

    /// <summary>The log is cut back to this size (bytes) after something large went through it.</summary>
    private const long LogSize = 64L << 20;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Opens the file for writing.</summary>
    /// <param name="path">The storage file. A missing one is made.</param>
    /// <param name="steps">The versions of its tables, as <see cref="SqliteSchema.Steps"/>.</param>
    /// <returns>The session.</returns>
    /// <exception cref="StorageException">The file is refused or cannot be used.</exception>
    public static SqliteSession Open(string path, IReadOnlyList<string> steps)
    {
        try
        {
            Touch(path);
            RefuseOtherFormats(path);
            var session = SqliteSession.Open(path, readOnly: false);
            try
            {
                Prepare(session, path, steps);
                return session;
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.Describe(error, path);
        }
    }

    /// <summary>Makes a missing file, for this user alone: it will hold private reports. SQLite takes an empty file for a new one.</summary>
    private static void Touch(string path)
    {
        PrivateFiles.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
    }

    private static void RefuseOtherFormats(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[Magic.Length];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length > 0 && !start[..length].SequenceEqual(Magic))
            throw new StorageFileException($"{path} is not a SQLite file, or its beginning is damaged, and was left as it is; move it away, or let GITBRAG_DATA name another directory.");
    }

    private static void Prepare(SqliteSession session, string path, IReadOnlyList<string> steps)
    {
        var version = RefuseForeign(session, path, steps.Count);
        if (new FileInfo(path).Length <= CheckedSize && session.Scalar("PRAGMA quick_check(1)") is not "ok")
            throw SqliteFaults.Damaged(path);
        if (session.Scalar("PRAGMA journal_mode = WAL") is not "wal")
            throw new StorageUnavailableException($"The file system that holds {path} does not support a SQLite write-ahead log; let GITBRAG_DATA name a directory on a local disk.");
        session.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA journal_size_limit = {LogSize}"));

        // Deleted and overwritten data is zeroed, so an erased username leaves no trace in the file.
        session.Execute("PRAGMA secure_delete = ON");
        if (version < steps.Count)
            Migrate(session, steps, version);
    }

    /// <summary>Gives the file's version, 0 for an empty file, unless it belongs to another program or a newer version of this one.</summary>
    private static int RefuseForeign(SqliteSession session, string path, int known)
    {
        var application = (long)session.Scalar("PRAGMA application_id")!;
        var version = (long)session.Scalar("PRAGMA user_version")!;
        var isNew = application == 0 && version == 0 && (long)session.Scalar("SELECT count(*) FROM sqlite_schema")! == 0;
        if (application != SqliteSchema.ApplicationId && !isNew)
            throw new StorageFileException($"{path} is a SQLite file of another program and was left as it is; let GITBRAG_DATA name another directory.");
        if (version > known)
        {
            throw new StorageFileException(
                $"{path} was written by a newer version of this program (file version {version}, known up to {known}) and was left as it is; update the program, or let GITBRAG_DATA name another directory.");
        }

        return (int)version;
    }

    private static void Migrate(SqliteSession session, IReadOnlyList<string> steps, int version)
    {
        session.Script("BEGIN IMMEDIATE");
        foreach (var step in steps.Skip(version))
            session.Script(step);
        session.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {SqliteSchema.ApplicationId}; PRAGMA user_version = {steps.Count}; COMMIT"));
    }
}
