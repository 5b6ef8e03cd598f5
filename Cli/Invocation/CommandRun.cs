using System.CommandLine;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;
using GitBrag.Hosting;

namespace GitBrag.Cli;

/// <summary>Runs one command of a program, and turns whatever happens into a sentence and an exit code.</summary>
/// <param name="consoles">Where to write.</param>
public sealed class CommandRun(Consoles consoles)
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="cancellationToken">Ends the command in order.</param>
    /// <returns>What to exit with, one of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(Command root, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        var parsed = root.Parse(arguments);
        if (parsed.Errors is [var error, ..])
        {
            return Fail($"{error.Message.TrimEnd('.')}; --help tells more.", ExitCode.BadUsage);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = consoles.Out.Profile.Out.Writer,
                Error = consoles.Error.Profile.Out.Writer,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (CommandFailedException failure)
        {
            return Fail(failure.Message, failure.ExitCode);
        }
        catch (Exception exception) when (GuardedStart.Explain(exception) is { } refusal)
        {
            return Fail(refusal.Message, refusal.ExitCode);
        }
        catch (Exception fault) when (fault is ServiceLostException or IOException or UnauthorizedAccessException)
        {
            return Fail(fault.Message, ExitCode.Failed);
        }
    }

    /// <summary>Says why the command cannot go on.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="exitCode">What to exit with.</param>
    /// <returns>The same exit code.</returns>
    public int Fail(string sentence, int exitCode)
    {
        // Past the console, which would break the sentence into lines.
        consoles.Error.Profile.Out.Writer.WriteLine($"gitbrag: {SafeText.OneLine(sentence)}");
        return exitCode;
    }
}
