namespace GitBrag.Storage.Sqlite;

/// <summary>The storage file is refused: it is damaged, belongs to another program or to a newer version of this one. The file was not changed.</summary>
/// <param name="message">Which file, what is wrong with it and what to do.</param>
/// <param name="cause">The fault beneath; null when there is none.</param>
public sealed class StorageFileException(string message, Exception? cause = null) : StorageException(message, cause);
