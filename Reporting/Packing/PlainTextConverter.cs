using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Reporting.Texts;

namespace GitBrag.Reporting.Packing;

/// <summary>Keeps direction marks out of every text of a document: of new ones when they are written, of stored older ones when they are read.</summary>
internal sealed class PlainTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => DirectionMarks.Remove(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(DirectionMarks.Remove(value));
}
