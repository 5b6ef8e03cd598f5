using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GitBrag.Storage.Redis;

/// <summary>
/// A member of the sorted set of reminders, in the layout of the Orleans provider: the strings of a JSON array without its brackets, being the grain's hash in eight
/// hexadecimal digits, the grain, the name, the ETag, the start and the period. The hash comes first, so that a range of hashes is a range of members.
/// </summary>
internal static class ReminderMember
{
    // The provider escapes only what JSON demands; a range would miss a member that was escaped differently.
    private static readonly JsonWriterOptions Escaping = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The range of all members with a hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>The least and the greatest member it could hold, both inclusive.</returns>
    public static (string First, string Last) Of(uint hash) => Range(Hash(hash));

    /// <summary>The range of all members of a grain.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="rest">The reminder's name, and its ETag, when only that one is meant.</param>
    /// <returns>The least and the greatest member it could hold, both inclusive.</returns>
    public static (string First, string Last) Of(GrainId grain, params string[] rest) => Range([Hash(grain.GetUniformHashCode()), grain.ToString(), .. rest]);

    /// <summary>Writes a member.</summary>
    /// <param name="entry">The reminder.</param>
    /// <param name="etag">Its new ETag.</param>
    /// <returns>The member.</returns>
    public static string Write(ReminderEntry entry, string etag) => Join(
        Hash(entry.GrainId.GetUniformHashCode()),
        entry.GrainId.ToString(),
        entry.ReminderName,
        etag,
        entry.StartAt.ToString("O", CultureInfo.InvariantCulture),
        entry.Period.ToString("c"));

    /// <summary>Reads a member.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The reminder.</returns>
    public static ReminderEntry Read(string member)
    {
        using var parts = JsonDocument.Parse($"[{member}]");
        string Part(int index) => parts.RootElement[index].GetString()!;
        return new ReminderEntry
        {
            GrainId = GrainId.Parse(Part(1)),
            ReminderName = Part(2),
            ETag = Part(3),
            StartAt = DateTime.Parse(Part(4), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            Period = TimeSpan.ParseExact(Part(5), "c", CultureInfo.InvariantCulture),
        };
    }

    private static string Hash(uint hash) => hash.ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>The next part begins with a quotation mark, and '#' is the character after it.</summary>
    private static (string First, string Last) Range(params string[] parts) => (Join(parts) + ",\"", Join(parts) + ",#");

    private static string Join(params string[] parts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Escaping))
        {
            json.WriteStartArray();
            foreach (var part in parts)
                json.WriteStringValue(part);
            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 1, (int)buffer.Length - 2);
    }
}
