namespace GitBrag.State;

/// <summary>A stored state record whose JSON document says by which version of its schema it was written, in the member <c>schemaVersion</c>.</summary>
/// <remarks>
/// Members of a state record have <c>set</c>, not <c>init</c>: generated JSON code assigns an <c>init</c> member always, so that one which an older document
/// lacks gets its type's default (null, an unusable array) instead of its initial value.
/// </remarks>
public interface IVersionedState
{
    /// <summary>The version that this program writes, from 1 on. It grows when a document can no longer be understood by an older program.</summary>
    static abstract int CurrentSchemaVersion { get; }

    /// <summary>The version of the document that this record was read from; <see cref="CurrentSchemaVersion"/> for a new record. Its JSON name is <c>schemaVersion</c>.</summary>
    int SchemaVersion { get; }
}
