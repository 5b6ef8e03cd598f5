namespace GitBrag.Pages.Cards;

/// <summary>The colours of a card, each as CSS writes it.</summary>
/// <param name="Paper">The background.</param>
/// <param name="Line">The frame and the rules.</param>
/// <param name="Ink">The main text.</param>
/// <param name="Muted">The secondary text.</param>
/// <param name="Accent">The columns and the flag.</param>
internal sealed record CardPalette(string Paper, string Line, string Ink, string Muted, string Accent)
{
    public string Css => $".p{{fill:{Paper}}}.l{{stroke:{Line}}}.i{{fill:{Ink}}}.s{{stroke:{Ink}}}.m{{fill:{Muted}}}.a{{fill:{Accent}}}.q{{fill:none;stroke:{Accent};stroke-width:1.5}}";
}
