using System.Globalization;

namespace GitBrag.Api.Tests.Pages;

/// <summary>The contrast of colours as WCAG 2.2 defines it.</summary>
internal static class Wcag
{
    /// <summary>The least contrast of text.</summary>
    public const double ForText = 4.5;

    /// <summary>The least contrast of shapes that say something.</summary>
    public const double ForShapes = 3;

    /// <summary>The luminance of the lighter one against that of the darker one.</summary>
    /// <param name="one">A colour, <c>#</c> and six hexadecimal digits.</param>
    /// <param name="other">Another.</param>
    /// <returns>1 to 21.</returns>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour[1..3])) + (0.7152 * Channel(colour[3..5])) + (0.0722 * Channel(colour[5..7]));

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
