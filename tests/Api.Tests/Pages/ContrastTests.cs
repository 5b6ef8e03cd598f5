using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GitBrag.Pages.Assets;

namespace GitBrag.Api.Tests.Pages;

/// <summary>Computes the contrast of the stylesheet's colours as WCAG 2.2 defines it.</summary>
public sealed partial class ContrastTests
{
    private const double ForText = 4.5;
    private const double ForShapes = 3;

    private static readonly (string Front, string Back, double Least)[] Pairs =
    [
        ("ink", "paper", ForText), ("ink", "raised", ForText), ("ink", "track", ForText), ("ink", "warn-paper", ForText),
        ("muted", "paper", ForText), ("muted", "raised", ForText), ("muted", "warn-paper", ForText), ("muted", "track", ForText),
        ("accent", "paper", ForText), ("accent", "raised", ForText), ("on-accent", "accent", ForText), ("paper", "ink", ForText),
        ("edge", "paper", ForShapes), ("edge", "raised", ForShapes), ("fill", "track", ForShapes), ("flag", "paper", ForShapes), ("accent", "track", ForShapes),
    ];

    public static TheoryData<string> Schemes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_pair_of_colours_can_be_told_apart(string scheme)
    {
        var colours = Read(scheme);
        var faint = Pairs.Select(pair => (pair, Contrast: Contrast(colours[pair.Front], colours[pair.Back]))).Where(static seen => seen.Contrast < seen.pair.Least);

        Assert.Empty(faint.Select(seen => $"{seen.pair.Front} on {seen.pair.Back}: {seen.Contrast:0.00}"));
    }

    private static Dictionary<string, string> Read(string scheme)
    {
        var css = Encoding.UTF8.GetString(SiteAssets.Find(SiteAssets.Stylesheet)!.Body.Span);
        var at = css.IndexOf($"color-scheme: {scheme};", StringComparison.Ordinal);
        var block = css[at..css.IndexOf('}', at)];
        return Colour().Matches(block).ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 0)) + (0.7152 * Channel(colour, 2)) + (0.0722 * Channel(colour, 4));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Colour();
}
