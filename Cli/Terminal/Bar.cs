using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GitBrag.Cli.Terminal;

/// <summary>A horizontal bar. Its length is a share of the widest bar.</summary>
/// <param name="share">The share, 0 to 1. Anything above 0 is visible.</param>
/// <param name="width">The columns of the widest bar.</param>
/// <param name="colour">Its colour.</param>
public sealed class Bar(double share, int width, Color colour) : IRenderable
{
    private const int PartsOfColumn = 8;
    private const string Parts = " ▏▎▍▌▋▊▉█";

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(width, maxWidth), Math.Min(width, maxWidth));

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        ArgumentNullException.ThrowIfNull(options);
        var columns = Math.Min(width, maxWidth);
        yield return new Segment(options.Unicode ? InBlocks(columns) : InSigns(columns), new Style(colour));
    }

    private string InBlocks(int columns)
    {
        var parts = share > 0 ? Math.Max(1, (int)Math.Round(share * columns * PartsOfColumn)) : 0;
        var bar = new StringBuilder().Append(Parts[PartsOfColumn], parts / PartsOfColumn);
        if (parts % PartsOfColumn > 0)
        {
            bar.Append(Parts[parts % PartsOfColumn]);
        }

        return bar.ToString();
    }

    private string InSigns(int columns) => new('#', share > 0 ? Math.Max(1, (int)Math.Round(share * columns)) : 0);
}
