using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace GitBrag.GitHub.Requests;

/// <summary>Repairs text that JSON cannot hold, so that one bad title does not lose a page of results.</summary>
internal static class JsonText
{
    // "\u" and four hexadecimal digits.
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> ReplacementCharacter => "\uFFFD"u8;

    /// <summary>Puts U+FFFD in the place of bytes that are not UTF-8 and of escaped surrogates without their other half, and drops a byte order mark.</summary>
    /// <param name="json">A JSON document, or what claims to be one.</param>
    /// <returns>The repaired document; null when there is nothing to repair.</returns>
    public static byte[]? Repair(ReadOnlySpan<byte> json)
    {
        var isMarked = json.StartsWith(ByteOrderMark);
        if (!isMarked && Utf8.IsValid(json) && json.IndexOf(@"\ud"u8) < 0 && json.IndexOf(@"\uD"u8) < 0)
        {
            return null;
        }

        var rest = isMarked ? json[ByteOrderMark.Length..] : json;
        var repaired = new ArrayBufferWriter<byte>(json.Length + ReplacementCharacter.Length);
        while (!rest.IsEmpty)
        {
            var (length, isText) = Next(rest);
            repaired.Write(isText ? rest[..length] : ReplacementCharacter);
            rest = rest[length..];
        }

        return repaired.WrittenSpan.ToArray();
    }

    // The length of the next character or escape, and whether it is text.
    private static (int Length, bool IsText) Next(ReadOnlySpan<byte> json)
    {
        if (json[0] != '\\')
        {
            return Rune.DecodeFromUtf8(json, out _, out var length) == OperationStatus.Done ? (length, true) : (length, false);
        }

        return UnitOf(json) is not { } unit ? (LengthOfEscape(json), true)
            : !char.IsSurrogate(unit) ? (EscapeLength, true)
            : char.IsHighSurrogate(unit) && UnitOf(json[EscapeLength..]) is { } other && char.IsLowSurrogate(other) ? (2 * EscapeLength, true)
            : (EscapeLength, false);
    }

    // A backslash before a byte that is no text escapes nothing.
    private static int LengthOfEscape(ReadOnlySpan<byte> json) => json.Length > 1 && json[1] < 0x80 ? 2 : 1;

    private static char? UnitOf(ReadOnlySpan<byte> json) =>
        json.StartsWith(@"\u"u8) && json.Length >= EscapeLength
        && Utf8Parser.TryParse(json[2..EscapeLength], out ushort unit, out var read, 'x') && read == EscapeLength - 2 ? (char)unit : null;
}
