using System.Text.Json;
using Orleans.Storage;

namespace GitBrag.Tests.Storage;

/// <summary>A state and the simplest serialiser for it.</summary>
internal sealed class JsonState
{
    public string Text { get; set; } = "new";

    internal sealed class Serializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

        public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input)!;
    }
}
