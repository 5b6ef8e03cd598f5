using System.Security.Cryptography;
using System.Text;

namespace GitBrag.Pages.Cards;

/// <summary>A theme of cards and badges.</summary>
public sealed class CardTheme
{
    private const string Letters = "text{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif}.b{font-weight:700}";

    // The colors of the pages.
    private static readonly CardPalette Day = new("#ffffff", "#dfe2dd", "#1b1f1e", "#59625f", "#bf3a10");
    private static readonly CardPalette Night = new("#131615", "#2c3230", "#eceeea", "#a0a9a5", "#ff8157");

    private CardTheme(string name, string title, CardPalette palette, CardPalette? dark = null, bool hasGround = true)
    {
        (Name, Title, HasGround) = (name, title, hasGround);
        Style = Letters + palette.Css + (dark is null ? "" : $"@media(prefers-color-scheme:dark){{{dark.Css}}}");
        StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
    }

    /// <summary>All themes; the first is the default.</summary>
    public static IReadOnlyList<CardTheme> All { get; } =
    [
        new("auto", "Light or dark", Day, Night),
        new("light", "Light", Day),
        new("dark", "Dark", Night),
        new("clear", "Transparent", Day, Night, hasGround: false),
        new("moss", "Moss", new CardPalette("#12231c", "#26402f", "#eef3e6", "#a9bda9", "#d7b45a")),
        new("dusk", "Dusk", new CardPalette("#1d1b33", "#373458", "#f3effa", "#b4aecf", "#f4a261")),
    ];

    /// <summary>The name in addresses.</summary>
    public string Name { get; }

    /// <summary>The name on pages.</summary>
    public string Title { get; }

    /// <summary>The SHA-256 of <see cref="Style"/> in Base64, as a content security policy names it.</summary>
    public string StyleHash { get; }

    /// <summary>The style sheet.</summary>
    internal string Style { get; }

    /// <summary>Whether the card has a background and a frame.</summary>
    internal bool HasGround { get; }

    /// <summary>Finds a theme.</summary>
    /// <param name="name">Its name in any letter case; null or empty for the first.</param>
    /// <returns>The theme, or null when there is none of that name.</returns>
    public static CardTheme? Find(string? name) => string.IsNullOrEmpty(name) ? All[0] : All.FirstOrDefault(theme => theme.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
