using System.Globalization;
using System.Text;

namespace GitBrag.Pages.Cards;

/// <summary>Writes the elements of a card.</summary>
internal sealed class CardCanvas
{
    public const int Width = 480;
    public const int Height = 272;
    public const int Left = 28;
    public const int Right = Width - Left;

    private const int Large = 30;

    private readonly StringBuilder _svg = new(6_000);

    /// <param name="theme">The theme.</param>
    /// <param name="title">A summary in one line.</param>
    /// <param name="description">Further details.</param>
    public CardCanvas(CardTheme theme, string title, string description)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"t d\">");
        Add($"<title id=\"t\">{CardText.Encode(title)}</title><desc id=\"d\">{CardText.Encode(description)}</desc><style>{theme.Style}</style>");
        if (theme.HasGround)
        {
            Add($"<rect class=\"p l\" x=\".5\" y=\".5\" width=\"{Width - 1}\" height=\"{Height - 1}\" rx=\"10\"/>");
        }

        Add($"<g transform=\"translate(433 24) scale(.86)\">{Mark}</g>");
    }

    /// <summary>The pages' mark, 22 by 28.</summary>
    public static string Mark => "<path class=\"s\" fill=\"none\" stroke-width=\"2.4\" stroke-linecap=\"round\" d=\"M4 3v17M1.1 23.6a2.9 2.9 0 1 0 5.8 0a2.9 2.9 0 1 0-5.8 0\"/><path class=\"a\" d=\"M4 1.5h17l-4.6 5.6 4.6 5.6H4z\"/>";

    public void Text(int y, int size, string classes, string text) =>
        Add($"<text class=\"{classes}\" x=\"{Left}\" y=\"{y}\" font-size=\"{size}\"{(size > Large ? " letter-spacing=\"-1.5\"" : "")}>{CardText.Encode(text)}</text>");

    /// <summary>Figures with their words, one after the other.</summary>
    /// <param name="y">The base line.</param>
    /// <param name="size">The size.</param>
    /// <param name="fromRight">Whether they end at the right edge; else they begin at the left one.</param>
    /// <param name="parts">Each a figure, in bold, after or before its word; a key is a sign before both, in the colour of the chart.</param>
    public void Figures(int y, int size, bool fromRight, IEnumerable<CardFigure> parts)
    {
        Add($"<text x=\"{(fromRight ? Right : Left)}\" y=\"{y}\" font-size=\"{size}\"{(fromRight ? " text-anchor=\"end\"" : "")}>");
        var gap = "";
        foreach (var part in parts)
        {
            Add($"<tspan class=\"{part.FirstClass}\"{gap}>{CardText.Encode(part.First)}</tspan>");
            foreach (var (classes, text) in part.Rest)
            {
                Add($" <tspan class=\"{classes}\">{CardText.Encode(text)}</tspan>");
            }

            gap = FormattableString.Invariant($" dx=\"{CardFigure.Gap(fromRight)}\"");
        }

        Add($"</text>");
    }

    public void Rule(int y) => Add($"<path class=\"l\" d=\"M{Left} {y}.5H{Right}\"/>");

    public void Column(string classes, double x, double y, double width, double height) =>
        Add($"<rect class=\"{classes}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"/>");

    /// <summary>The finished picture.</summary>
    public string Finish() => _svg.Append("</svg>").ToString();

    private void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
