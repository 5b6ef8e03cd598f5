using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

/// <summary>Text that is not well-formed: the lone surrogates U+DC80 to U+DCFF stand for the bytes 80 to FF, which are sent as they are; others are sent as JSON escapes.</summary>
internal static class OddText
{
    /// <summary>Writes a text.</summary>
    public static void Write(Utf8JsonWriter writer, string text)
    {
        if (text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar)) writer.WriteStringValue(text);
        else writer.WriteRawValue(Encode(text), skipInputValidation: true);
    }

    private static byte[] Encode(string text)
    {
        var bytes = new List<byte> { (byte)'"' };
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (text[i] is >= '\uDC80' and <= '\uDCFF') bytes.Add((byte)(text[i] & 0xFF));
            else if (char.IsSurrogate(text[i]) && !isPair) bytes.AddRange(Encoding.ASCII.GetBytes($"\\u{((int)text[i]).ToString("x4", CultureInfo.InvariantCulture)}"));
            else bytes.AddRange(Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(isPair ? text.Substring(i++, 2) : text[i].ToString())));
        }

        bytes.Add((byte)'"');
        return [.. bytes];
    }
}
