using System.Globalization;
using System.Text;

namespace GitBrag.Cli.Terminal;

/// <summary>Makes text that strangers wrote fit for a terminal.</summary>
public static class SafeText
{
    /// <summary>
    /// Gives the text on one line, without anything a terminal would obey: control characters (escape sequences begin with one), marks that turn the
    /// direction of writing, and halves of surrogate pairs.
    /// </summary>
    /// <param name="text">The text; null counts as empty.</param>
    /// <returns>The text in which each run of blanks and removed line breaks is one space, without blanks at its ends.</returns>
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

    // The joiners are kept: families of emoji and several scripts are written with them.
    private static bool IsDangerous(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
