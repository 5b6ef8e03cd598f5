namespace GitBrag.Pages.Cards;

/// <summary>A figure with its label, in differently styled parts of one line.</summary>
/// <param name="FirstClass">The classes of the first piece.</param>
/// <param name="First">The first piece.</param>
/// <param name="Rest">The other pieces with their classes.</param>
internal sealed record CardFigure(string FirstClass, string First, params (string Classes, string Text)[] Rest)
{
    private const string Strong = "i b";
    private const string Muted = "m";

    /// <summary>The space between two figures, in pixels.</summary>
    public static int Gap(bool narrow) => narrow ? 8 : 18;

    public static CardFigure Alone(string figure) => new(Strong, figure);

    public static CardFigure WithWord(string figure, string word) => new(Strong, figure, (Muted, word));

    /// <summary>A figure that the chart shows, after a sign in its colour.</summary>
    public static CardFigure WithKey(string key, string keyClass, string figure, string word) => new(keyClass, key, (Strong, figure), (Muted, word));

    public static CardFigure Named(string name, string figure) => new(Muted, name, (Strong, figure));
}
