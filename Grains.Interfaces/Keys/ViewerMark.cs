using System.Globalization;

namespace GitBrag.Keys;

/// <summary>How a grain key says that it is about something private: <c>~</c> and the viewer's numeric id at its end. No login and no period has a <c>~</c>.</summary>
internal static class ViewerMark
{
    private const char Sign = '~';

    /// <summary>The mark of a viewer; empty for what is public.</summary>
    public static string Of(long? viewer) => viewer is { } id ? string.Create(CultureInfo.InvariantCulture, $"{Sign}{id}") : "";

    /// <summary>Takes the mark, if there is one, off a key.</summary>
    /// <exception cref="FormatException">There is a mark, and what it names cannot be an account.</exception>
    public static (string Key, long? Viewer) Split(string text)
    {
        var sign = text.IndexOf(Sign, StringComparison.Ordinal);
        if (sign < 0)
        {
            return (text, null);
        }

        // One account, one text: a leading zero would be a second key of the same.
        var digits = text.AsSpan(sign + 1);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var viewer) && viewer > 0 && digits[0] != '0'
            ? (text[..sign], viewer)
            : throw new FormatException($"'{text}' does not end in ~ and the numeric id of an account.");
    }
}
