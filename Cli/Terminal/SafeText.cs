using System.Globalization;
using System.Text;

namespace GitBrag.Cli.Terminal;

/// <summary>Makes untrusted text safe for a terminal.</summary>
public static class SafeText
{
    /// <summary>Removes control characters (which start escape sequences), direction marks and unpaired surrogates.</summary>
    /// <param name="text">The text; null counts as empty.</param>
    /// <returns>The text on one line. Each run of white space is one space, and there is none at the ends.</returns>
    public static string OneLine(string? text)
    {
        var line = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is '\u2028' or '\u2029')
            {
                AppendBlank(line);
            }
            else if (!IsDangerous(rune))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    private static void AppendBlank(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
        {
            line.Append(' ');
        }
    }

    // Joiners stay: emoji and several scripts need them.
    private static bool IsDangerous(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
