using System.Text.Json;
using System.Xml.Linq;

namespace GitBrag.Storage;

/// <summary>The data-protection keys as version 1.0 stored them: the state <c>keys</c> of the grain <c>key-ring/data-protection</c>.</summary>
internal static class Version1Keys
{
    public const string Grain = "key-ring/data-protection";
    public const string State = "keys";

    /// <summary>Reads the keys of a record.</summary>
    /// <exception cref="UnreadableRecordException">The record is damaged.</exception>
    public static IReadOnlyList<XElement> Parse(ReadOnlyMemory<byte> document, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return [.. json.RootElement.GetProperty("keys").EnumerateArray().Select(static key => XElement.Parse(key.GetString()!))];
        }
        catch (Exception error)
        {
            throw new UnreadableRecordException($"{Grain}/{State}", place, error);
        }
    }
}
