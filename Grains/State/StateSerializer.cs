using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orleans.Storage;

namespace GitBrag.State;

/// <summary>Writes grain state as JSON in UTF-8, with its schema version, and refuses a document of a newer one.</summary>
/// <remarks>A state type is an <see cref="IVersionedState"/> that one of the source-generated contexts knows; any other type is a mistake in the program.</remarks>
/// <param name="contexts">The source-generated contexts of the state types.</param>
public sealed class StateSerializer(params IJsonTypeInfoResolver[] contexts) : IGrainStorageSerializer
{
    private const string VersionMember = "schemaVersion";

    private readonly JsonSerializerOptions _options = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine(contexts) };

    /// <summary>Writes a state under the current version of its schema, also when it was read from an older one.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="input">The state.</param>
    /// <returns>The document.</returns>
    /// <exception cref="InvalidOperationException">The type has no schema version.</exception>
    public BinaryData Serialize<T>(T? input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var type = TypeInfo<T>();
        if (((IVersionedState)input).SchemaVersion == CurrentVersion<T>.Value)
            return new BinaryData(JsonSerializer.SerializeToUtf8Bytes(input, type));
        var document = JsonSerializer.SerializeToNode(input, type)!.AsObject();
        document[VersionMember] = CurrentVersion<T>.Value;
        return new BinaryData(JsonSerializer.SerializeToUtf8Bytes(document));
    }

    /// <summary>Reads a state of the current or an older version of its schema.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="input">The document.</param>
    /// <returns>The state.</returns>
    /// <exception cref="NewerSchemaException">The document is of a newer version.</exception>
    /// <exception cref="CorruptDocumentException">It is not the JSON document of such a state.</exception>
    /// <exception cref="InvalidOperationException">The type has no schema version.</exception>
    public T Deserialize<T>(BinaryData input)
    {
        var type = TypeInfo<T>();
        try
        {
            return Read(input.ToMemory().Span, type);
        }
        catch (JsonException failure)
        {
            throw new CorruptDocumentException(typeof(T).Name, "its JSON is not what this program writes.", failure);
        }
    }

    private static T Read<T>(ReadOnlySpan<byte> document, JsonTypeInfo<T> type)
    {
        // Before anything else: a newer document may well not even look like this type.
        var version = ReadVersion(document);
        return version > CurrentVersion<T>.Value
            ? throw new NewerSchemaException(typeof(T).Name, version, CurrentVersion<T>.Value)
            : JsonSerializer.Deserialize(document, type) ?? throw new JsonException("The document is null.");
    }

    private JsonTypeInfo<T> TypeInfo<T>() => typeof(T).IsAssignableTo(typeof(IVersionedState))
        ? (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T))
        : throw new InvalidOperationException($"{typeof(T)} is stored without a schema version; it must be an {nameof(IVersionedState)}.");

    /// <summary>Reads the version off the top level of a document; 0, older than any, when it has none.</summary>
    private static int ReadVersion(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A stored state is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(VersionMember);
            reader.Read();
            if (found)
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version)
                    ? version
                    : throw new JsonException($"The {VersionMember} of a stored state is not a whole number.");
            reader.Skip();
        }

        return 0;
    }

    /// <summary>The version of a state type: its static member can be reached only where the type is known to have it.</summary>
    private static class CurrentVersion<T>
    {
        public static readonly int Value = (int)typeof(CurrentVersion<T>)
            .GetMethod(nameof(Of), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(typeof(T))
            .Invoke(null, null)!;

        private static int Of<TState>()
            where TState : IVersionedState => TState.CurrentSchemaVersion;
    }
}
