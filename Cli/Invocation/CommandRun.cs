using System.CommandLine;
using GitBrag.Cli.Terminal;
using GitBrag.Hosting;

namespace GitBrag.Cli.Invocation;

/// <summary>Runs one command of a program and turns every failure into a sentence and an exit code.</summary>
/// <param name="consoles">The consoles to write to.</param>
public sealed class CommandRun(Consoles consoles)
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="cancellationToken">Ends the command in order.</param>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
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
        catch (Exception exception) when (HostRunner.Explain(exception) is { } refusal)
        {
            return Fail(refusal.Message, refusal.ExitCode);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail(fault.Message, ExitCode.Failed);
        }
    }

    /// <summary>Prints why the command cannot continue.</summary>
    /// <param name="sentence">The reason.</param>
    /// <param name="exitCode">The exit code.</param>
    /// <returns>The same exit code.</returns>
    public int Fail(string sentence, int exitCode)
    {
        // Not through the console, which would wrap the sentence.
        consoles.Error.Profile.Out.Writer.WriteLine($"gitbrag: {SafeText.OneLine(sentence)}");
        return exitCode;
    }
}
