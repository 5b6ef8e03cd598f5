namespace GitBrag.Storage;

/// <summary>Storage cannot be reached, read or written at the moment. Whether an interrupted write took place is not known.</summary>
/// <param name="message">What is wrong, where, and what to do; never a password.</param>
/// <param name="cause">The fault beneath; null when there is none.</param>
[GenerateSerializer, Alias("gitbrag.StorageUnavailable")]
public sealed class StorageUnavailableException(string message, Exception? cause = null) : StorageException(message, cause);
