using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GitBrag.Reporting.Packing;

/// <summary>One kind of versioned JSON document, packed with Brotli.</summary>
/// <typeparam name="T">The document; its JSON has a top-level <c>schemaVersion</c>.</typeparam>
/// <param name="document">What the document is, for people.</param>
/// <param name="type">Its generated serializer.</param>
/// <param name="newestVersion">The newest version that can be read.</param>
/// <param name="quality">The Brotli quality, 0 (fast) to 11 (small).</param>
internal sealed class PackedJson<T>(string document, JsonTypeInfo<T> type, int newestVersion, int quality)
{
    /// <summary>How large a document may become when it is unpacked, in bytes: more than ten times a report of 9,000 pull requests.</summary>
    public const int MaximumLength = 64 << 20;

    // Packing in one call; a larger window than 4 MiB (2^22) finds nothing more in documents of this size.
    private const int Window = 22;

    /// <summary>Writes a document as JSON.</summary>
    /// <param name="value">The document.</param>
    /// <returns>The JSON in UTF-8.</returns>
    public byte[] ToJson(T value) => Write(value).WrittenSpan.ToArray();

    /// <summary>Packs a document.</summary>
    /// <param name="value">The document.</param>
    /// <returns>The packed bytes.</returns>
    public byte[] Pack(T value)
    {
        var json = Write(value).WrittenSpan;
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(json.Length));
        try
        {
            return BrotliEncoder.TryCompress(json, packed, out var length, quality, Window)
                ? packed.AsSpan(0, length).ToArray()
                : throw new InvalidOperationException($"Brotli refused to pack a {document} of {json.Length} bytes.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <summary>Unpacks a document.</summary>
    /// <param name="packed">The packed bytes.</param>
    /// <returns>The document.</returns>
    public T Unpack(ReadOnlySpan<byte> packed)
    {
        var json = Inflate(packed);
        try
        {
            var version = FindVersion(json);
            if (version > newestVersion)
            {
                throw UnreadableDocumentException.Newer(document, version, newestVersion);
            }

            return JsonSerializer.Deserialize(json, type) ?? throw UnreadableDocumentException.Damaged(document, "it is empty.");
        }
        catch (JsonException failure)
        {
            throw UnreadableDocumentException.Damaged(document, "its JSON is not what this program writes.", failure);
        }
    }

    private ArrayBufferWriter<byte> Write(T value)
    {
        var buffer = new ArrayBufferWriter<byte>(64 << 10);
        // Reports are served as application/json and never pasted into a page, so quotes and letters of other scripts may stay as they are.
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        JsonSerializer.Serialize(writer, value, type);
        return buffer;
    }

    private ReadOnlySpan<byte> Inflate(ReadOnlySpan<byte> packed)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Clamp(packed.Length * 8, 4 << 10, 16 << 20));
        using var decoder = new BrotliDecoder();
        while (true)
        {
            var status = decoder.Decompress(packed, buffer.GetSpan(64 << 10), out var consumed, out var written);
            packed = packed[consumed..];
            buffer.Advance(written);
            if (buffer.WrittenCount > MaximumLength)
            {
                throw UnreadableDocumentException.Damaged(document, $"it is larger than {MaximumLength} bytes.");
            }

            if (status is OperationStatus.Done && packed.IsEmpty)
            {
                return buffer.WrittenSpan;
            }

            if (status is not OperationStatus.DestinationTooSmall)
            {
                throw UnreadableDocumentException.Damaged(document, "its compressed bytes are damaged or cut short.");
            }
        }
    }

    // The version is looked at before anything else is read: what a newer program wrote need not fit today's types.
    private int FindVersion(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var isObject = reader.Read() && reader.TokenType is JsonTokenType.StartObject;
        while (isObject && reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("schemaVersion"u8);
            reader.Read();
            if (isVersion && reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var version) && version > 0)
            {
                return version;
            }

            reader.Skip();
        }

        throw UnreadableDocumentException.Damaged(document, "it has no schema version.");
    }
}
