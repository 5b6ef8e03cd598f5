using GitBrag.Cli.Invocation;
using GitBrag.Storage.Ownership;

namespace GitBrag.Cli.Service;

/// <summary>Finds the process that owns a data directory.</summary>
/// <param name="time">The clock that the questions are spaced by.</param>
public sealed class OwnerSearch(TimeProvider time)
{
    private const int Attempts = 150;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds the owner. One that is just starting or ending is waited for, 30 seconds at most.</summary>
    /// <param name="path">The data directory; it need not exist.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The owner, with its address; null when nobody owns the directory.</returns>
    /// <exception cref="CommandFailedException">The owner is on another machine, or does not say where it answers.</exception>
    public async Task<DataDirectoryOwner?> FindAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var owner = DataDirectory.ReadOwner(path);
            if (owner?.Machine is { } machine && machine != Environment.MachineName)
            {
                throw Unreachable(path, owner, "run this command on that machine");
            }

            if (owner is null or { Address: not null })
            {
                return owner;
            }

            if (attempt == Attempts)
            {
                throw Unreachable(path, owner, "stop it");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static CommandFailedException Unreachable(string path, DataDirectoryOwner owner, string advice) => new(
        $"The data directory {path} is in use by {owner}, which cannot be reached from here; {advice}, or let GITBRAG_DATA name another directory.",
        ExitCode.Lacking);
}
