using System.Globalization;

namespace GitBrag.Api.Serving;

/// <summary>Chooses the content coding for an <c>Accept-Encoding</c> header: the highest weight wins, then the densest coding.</summary>
internal static class AcceptEncoding
{
    /// <param name="header">The header; empty for none.</param>
    /// <param name="takesBrotli">Whether the response is available in Brotli.</param>
    public static ContentCoding Choose(ReadOnlySpan<char> header, bool takesBrotli = true)
    {
        var (brotli, gzip, any) = (-1.0, -1.0, 0.0);
        foreach (var range in header.Split(','))
        {
            var element = header[range].Trim();
            var semicolon = element.IndexOf(';');
            var name = semicolon < 0 ? element : element[..semicolon].TrimEnd();
            var weight = semicolon < 0 ? 1 : Weight(element[(semicolon + 1)..]);
            if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
            {
                brotli = weight;
            }
            else if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase))
            {
                gzip = weight;
            }
            else if (name is "*")
            {
                any = weight;
            }
        }

        (brotli, gzip) = (brotli < 0 ? any : brotli, gzip < 0 ? any : gzip);
        return takesBrotli && brotli > 0 && brotli >= gzip ? ContentCoding.Brotli : gzip > 0 ? ContentCoding.Gzip : ContentCoding.Identity;
    }

    // An unreadable weight counts as zero: every client accepts the plain body.
    private static double Weight(ReadOnlySpan<char> parameter)
    {
        var text = parameter.Trim();
        return text.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(text[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            ? weight
            : 0;
    }
}
