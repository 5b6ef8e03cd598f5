namespace GitBrag.Storage.Sqlite;

/// <summary>The tables of the storage file, version by version.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks a SQLite file as ours: the letters "gbrg".</summary>
    public const int ApplicationId = 0x67627267;

    /// <summary>
    /// What leads from each version to the next, the first one from an empty file. The file's version is the number of steps taken. A step that was
    /// released is never changed; a new one is added behind it.
    /// </summary>
    public static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE grain_state (
            grain_id TEXT NOT NULL,
            state_name TEXT NOT NULL,
            etag TEXT NOT NULL,
            modified_at TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (grain_id, state_name)
        ) STRICT;

        CREATE TABLE reminder (
            grain_id TEXT NOT NULL,
            name TEXT NOT NULL,
            grain_hash INTEGER NOT NULL,
            start_at TEXT NOT NULL,
            period TEXT NOT NULL,
            etag TEXT NOT NULL,
            PRIMARY KEY (grain_id, name)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX reminder_by_hash ON reminder (grain_hash);
        """,
    ];
}
