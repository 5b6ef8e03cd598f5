using Orleans.Storage;

namespace GitBrag.Storage.Redis;

/// <summary>A state record as Redis holds it.</summary>
internal sealed class RawState
{
    /// <summary>The bytes; empty when there is no record.</summary>
    public BinaryData Bytes { get; init; } = BinaryData.Empty;

    internal sealed class Serializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => ((RawState)(object)input!).Bytes;

        public T Deserialize<T>(BinaryData input) => (T)(object)new RawState { Bytes = input };
    }
}
