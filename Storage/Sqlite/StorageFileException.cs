namespace GitBrag.Storage.Sqlite;

/// <summary>The storage file is refused: it is damaged, belongs to another program or to a newer version of this one. The file was not changed.</summary>
/// <param name="message">The file, the problem and the fix.</param>
/// <param name="cause">The cause; null for none.</param>
public sealed class StorageFileException(string message, Exception? cause = null) : StorageException(message, cause);
