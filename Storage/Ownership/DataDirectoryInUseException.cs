namespace GitBrag.Storage.Ownership;

/// <summary>Another process owns the data directory.</summary>
/// <param name="path">The directory.</param>
/// <param name="owner">The other process.</param>
public sealed class DataDirectoryInUseException(string path, DataDirectoryOwner owner)
    : StorageException($"The data directory {path} is in use by {owner}; stop that one, or let GITBRAG_DATA name another directory.", null)
{
    /// <summary>The other process.</summary>
    public DataDirectoryOwner Owner => owner;
}
