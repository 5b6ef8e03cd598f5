using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Packing;

/// <summary>Writes an instant as ISO 8601 in UTC: <c>2024-12-31T23:59:59Z</c>, with a fraction only where there is one.</summary>
internal sealed class UtcInstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
