using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

/// <summary>Writes a GraphQL answer as JSON.</summary>
internal static class ResponseWriter
{
    private static readonly JsonSerializerOptions Errors = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ResponseObject? data, IReadOnlyList<QueryError> errors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("data");
            Write(writer, (object?)data);
            if (errors.Count > 0)
            {
                writer.WritePropertyName("errors");
                JsonSerializer.Serialize(writer, errors, Errors);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: OddText.Write(writer, text); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case bool yes: writer.WriteBooleanValue(yes); break;
            case DateTimeOffset instant: writer.WriteStringValue(Instant(instant)); break;
            case ResponseObject fields: Write(writer, fields); break;
            case List<object?> items: Write(writer, items); break;
            default: throw new InvalidOperationException($"A value of type {value.GetType()} has no form in an answer.");
        }
    }

    private static void Write(Utf8JsonWriter writer, ResponseObject fields)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in fields)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, List<object?> items)
    {
        writer.WriteStartArray();
        foreach (var item in items) Write(writer, item);
        writer.WriteEndArray();
    }

    /// <summary>GitHub's instants are in whole seconds.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
