using System.Text;
using System.Text.RegularExpressions;
using GitBrag.Pages.Assets;

namespace GitBrag.Api.Tests.Pages;

/// <summary>Computes the contrast of the stylesheet's colours as WCAG 2.2 defines it.</summary>
public sealed partial class ContrastTests
{
    private static readonly (string Front, string Back, double Least)[] Pairs =
    [
        ("ink", "paper", Wcag.ForText), ("ink", "raised", Wcag.ForText), ("ink", "track", Wcag.ForText), ("ink", "warn-paper", Wcag.ForText),
        ("muted", "paper", Wcag.ForText), ("muted", "raised", Wcag.ForText), ("muted", "warn-paper", Wcag.ForText), ("muted", "track", Wcag.ForText),
        ("accent", "paper", Wcag.ForText), ("accent", "raised", Wcag.ForText), ("on-accent", "accent", Wcag.ForText), ("paper", "ink", Wcag.ForText),
        ("edge", "paper", Wcag.ForShapes), ("edge", "raised", Wcag.ForShapes), ("fill", "track", Wcag.ForShapes), ("flag", "paper", Wcag.ForShapes), ("accent", "track", Wcag.ForShapes),
    ];

    public static TheoryData<string> Schemes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_pair_of_colours_can_be_told_apart(string scheme)
    {
        var colours = Read(scheme);
        var faint = Pairs.Select(pair => (pair, Contrast: Wcag.Contrast(colours[pair.Front], colours[pair.Back]))).Where(static seen => seen.Contrast < seen.pair.Least);

        Assert.Empty(faint.Select(seen => $"{seen.pair.Front} on {seen.pair.Back}: {seen.Contrast:0.00}"));
    }

    private static Dictionary<string, string> Read(string scheme)
    {
        var css = Encoding.UTF8.GetString(SiteAssets.Find(SiteAssets.Stylesheet)!.Body.Span);
        var at = css.IndexOf($"color-scheme: {scheme};", StringComparison.Ordinal);
        var block = css[at..css.IndexOf('}', at)];
        return Colour().Matches(block).ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value);
    }

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
