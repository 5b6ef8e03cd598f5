namespace GitBrag.State;

/// <summary>A stored document was written by a newer version of this program. Nothing was changed; the grain is not activated.</summary>
/// <param name="record">The name of the record type.</param>
/// <param name="storedVersion">The document's version.</param>
/// <param name="knownVersion">The newest version that this program knows.</param>
[GenerateSerializer, Alias("gitbrag.NewerSchema")]
public sealed class NewerSchemaException(string record, int storedVersion, int knownVersion) : Exception(
    $"A stored {record} has schema version {storedVersion}, and this version of the program knows versions up to {knownVersion}: update the program.")
{
    /// <summary>The document's version.</summary>
    [Id(0)]
    public int StoredVersion { get; } = storedVersion;

    /// <summary>The newest version that this program knows.</summary>
    [Id(1)]
    public int KnownVersion { get; } = knownVersion;
}
