using System.Globalization;
using Spectre.Console;

namespace GitBrag.Cli.Terminal;

/// <summary>The two consoles that a command writes to.</summary>
/// <param name="Out">Standard output: the result only.</param>
/// <param name="Error">Standard error: progress on a terminal, and errors.</param>
public sealed record Consoles(IAnsiConsole Out, IAnsiConsole Error)
{
    private const int WidthWithoutTerminal = 80;
    private const int NarrowestWidth = 40;

    /// <summary>The process's own streams.</summary>
    /// <returns>The consoles. Only terminals get colours and cursor movements, and no colours when <c>NO_COLOR</c> is set.</returns>
    public static Consoles OfProcess() =>
        new(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));

    /// <summary>A console that writes plain text of a fixed width.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="width">The width in columns.</param>
    /// <returns>The console.</returns>
    public static IAnsiConsole Plain(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        if (redirected)
        {
            return Plain(writer, WidthFromEnvironment());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Math.Max(console.Profile.Width, NarrowestWidth);
        return console;
    }

    private static int WidthFromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            ? Math.Clamp(columns, NarrowestWidth, 500)
            : WidthWithoutTerminal;
}
