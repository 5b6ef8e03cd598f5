namespace GitBrag.Storage;

/// <summary>Storage is unreachable, or a read or write failed. An interrupted write may have happened.</summary>
/// <param name="message">The problem, the place and the fix; never a password.</param>
/// <param name="cause">The cause; null for none.</param>
[GenerateSerializer, Alias("gitbrag.StorageUnavailable")]
public sealed class StorageUnavailableException(string message, Exception? cause = null) : StorageException(message, cause);
