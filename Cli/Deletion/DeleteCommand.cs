using GitBrag.Cli.Invocation;
using GitBrag.Cli.Reports;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;
using GitBrag.Keys;

namespace GitBrag.Cli.Deletion;

/// <summary><c>delete</c>: erases everything stored about a username.</summary>
/// <param name="consoles">The consoles to write to.</param>
/// <param name="time">The clock.</param>
/// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
public sealed class DeleteCommand(Consoles consoles, TimeProvider time, string[] settings)
{
    /// <summary>Runs the command.</summary>
    /// <param name="username">The username as typed.</param>
    /// <param name="bar">Whether to refuse new reports of the username.</param>
    /// <param name="sure">Whether to skip the confirmation.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailedException">Nothing was erased.</exception>
    public async Task<int> RunAsync(string username, bool bar, bool sure, CancellationToken cancellationToken)
    {
        var login = CommandInput.Login(username);
        if (!sure && !await IsWantedAsync(login, bar, cancellationToken))
        {
            throw new CommandFailedException("Nothing was erased.", ExitCode.Failed);
        }

        await using var service = await ServiceConnection.OpenAsync(settings, time, cancellationToken);
        var reports = await service.Client.EraseAsync(login, bar, cancellationToken);
        consoles.Out.Profile.Out.Writer.WriteLine(Describe(login, reports, bar));
        return ExitCode.Success;
    }

    private static string Describe(GitHubLogin login, int reports, bool bar)
    {
        var erased = reports switch
        {
            0 => $"No report of {login.Name} is stored; all other data about it is erased.",
            1 => $"One report of {login.Name} is erased, and all other data about it.",
            _ => Figure.Invariant($"{reports:N0} reports of {login.Name} are erased, and all other data about it."),
        };
        return bar ? $"{erased} New reports of it are refused." : erased;
    }

    private async Task<bool> IsWantedAsync(GitHubLogin login, bool bar, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            throw new CommandFailedException("Without a terminal, delete needs --yes.", ExitCode.BadUsage);
        }

        await consoles.Error.Profile.Out.Writer.WriteAsync(
            $"Erase everything stored about {login.Name}{(bar ? " and bar it from new reports" : "")}? This cannot be undone. [y/N] ");

        // ReadLine cannot be cancelled, so cancellation abandons it.
        var answer = await Task.Run(Console.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
