using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using GitBrag.Reporting.Texts;

namespace GitBrag.Pages.Cards;

/// <summary>Text in an image with an unknown font.</summary>
internal static class CardText
{
    private const double Bold = 1.1;

    /// <summary>The approximate width in the widest usual font, in the unit of the size.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += Width(rune);
        }

        return ems * size * (bold ? Bold : 1);
    }

    /// <summary>The text on one line, truncated to a width.</summary>
    public static string Fit(string text, double width, double size, bool bold = false)
    {
        var line = Clean(text);
        if (Width(line, size, bold) <= width)
        {
            return line;
        }

        var kept = new StringBuilder();
        var room = width - Width("…", size, bold);
        foreach (var element in Elements(line))
        {
            room -= Width(element, size, bold);
            if (room < 0)
            {
                break;
            }

            kept.Append(element);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>The text, encoded for XML.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(Clean(text));

    // Removes what XML cannot contain, and direction marks.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in DirectionMarks.Remove(text).EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    private static IEnumerable<string> Elements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            yield return elements.GetTextElement();
        }
    }

    private static double Width(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'i' or 'j' or 'l' or 'I' => 0.32,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '\\' or '-' or '"' or '·' => 0.42,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 0.98,
        >= 'A' and <= 'Z' => 0.72,
        < 0x300 => 0.63,
        >= 0x300 and < 0x370 or 0x200D or >= 0xFE00 and <= 0xFE0F => 0,
        < 0x1100 => 0.68,
        _ => 1.05,
    };
}
