using GitBrag.Cli.Invocation;
using GitBrag.Storage.Ownership;

namespace GitBrag.Cli.Service;

/// <summary>Finds the process that owns a data directory.</summary>
/// <param name="time">The clock.</param>
public sealed class OwnerSearch(TimeProvider time)
{
    private const int Attempts = 150;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds the owner. Waits at most 30 seconds for one that is starting or stopping.</summary>
    /// <param name="path">The data directory, which may be missing.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The owner and its address; null when no process owns the directory.</returns>
    /// <exception cref="CommandFailedException">The owner is on another machine, or has no address.</exception>
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
        $"The data directory {path} is in use by {owner}, which cannot be reached from here; {advice}, or set GITBRAG_DATA to another directory.",
        ExitCode.Lacking);
}
