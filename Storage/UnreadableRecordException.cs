namespace GitBrag.Storage;

/// <summary>A stored record is damaged or of a newer version. It stays unchanged.</summary>
/// <param name="record">Which record: grain type, key and state name.</param>
/// <param name="place">The file or server that holds it.</param>
/// <param name="cause">Why.</param>
[GenerateSerializer, Alias("gitbrag.UnreadableRecord")]
public sealed class UnreadableRecordException(string record, string place, Exception cause)
    : StorageException($"The record {record} in {place} cannot be read and was left as it is. {cause.Message}", cause);
