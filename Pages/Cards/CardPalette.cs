namespace GitBrag.Pages.Cards;

/// <summary>The colours of a card, each as CSS writes it.</summary>
/// <param name="Paper">The ground.</param>
/// <param name="Line">The frame and what parts one thing from another.</param>
/// <param name="Ink">What is to be read first.</param>
/// <param name="Muted">What is to be read after it.</param>
/// <param name="Accent">The columns and the flag.</param>
internal sealed record CardPalette(string Paper, string Line, string Ink, string Muted, string Accent)
{
    public string Css => $".p{{fill:{Paper}}}.l{{stroke:{Line}}}.i{{fill:{Ink}}}.s{{stroke:{Ink}}}.m{{fill:{Muted}}}.a{{fill:{Accent}}}.q{{fill:none;stroke:{Accent};stroke-width:1.5}}";
}
