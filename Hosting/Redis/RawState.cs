using Orleans.Storage;

namespace GitBrag.Hosting;

/// <summary>A state record as it is stored, for a store that need not understand it.</summary>
internal sealed class RawState
{
    /// <summary>The octets; empty when there is no record.</summary>
    public BinaryData Octets { get; init; } = BinaryData.Empty;

    /// <summary>Keeps the octets as they are.</summary>
    internal sealed class Serializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => ((RawState)(object)input!).Octets;

        public T Deserialize<T>(BinaryData input) => (T)(object)new RawState { Octets = input };
    }
}
