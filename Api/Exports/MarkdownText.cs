using System.Text;

namespace GitBrag.Api.Exports;

/// <summary>Escapes text for Markdown paragraphs and table cells.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>()#+-.!|~&^$:@=\"'";

    /// <summary>The text on one line, without markup.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Special.Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\').Append(c);
            }
            else
            {
                // A line break would end a table row.
                escaped.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
            }
        }

        return escaped.ToString().Trim();
    }

    /// <summary>A link when the address is HTTP or HTTPS, else the text.</summary>
    public static string Link(string text, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? $"[{Escape(text)}](<{uri.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal)}>)"
            : Escape(text);
}
