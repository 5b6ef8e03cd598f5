using Orleans.Placement;

namespace GitBrag.PullRequests;

/// <summary>Keeps one file list in memory.</summary>
/// <remarks>
/// The runtime counts idleness from the last use, so the list's age is checked here: reading a list does not make it younger.
/// While the list stands the activation is kept; after that, and without a list, the runtime collects it as any idle one.
/// </remarks>
[GrainType("pull-request"), PreferLocalPlacement]
internal sealed class PullRequestGrain(ReportClock clock, GitBragOptions options, FileListMemoryLimit memory) : Grain, IPullRequestGrain
{
    private FileList? _files;
    private long _bytes;

    public Task<FileList?> GetFiles(DateTimeOffset updatedAt, CancellationToken cancellationToken)
    {
        if (_files is not null && (clock.UtcNow - _files.FetchedAt >= options.FileListAge || _files.UpdatedAt < updatedAt))
        {
            Drop();
        }

        return Task.FromResult(_files);
    }

    public Task SetFiles(FileList files, CancellationToken cancellationToken)
    {
        if (_files is not null && _files.FetchedAt > files.FetchedAt)
        {
            return Task.CompletedTask;
        }

        Drop();
        if (memory.TryTake(files, out _bytes))
        {
            _files = files;
            DelayDeactivation(options.FileListAge);
        }
        else
        {
            // An activation takes memory as well, which nobody counts without a list.
            DeactivateOnIdle();
        }

        return Task.CompletedTask;
    }

    public Task Forget(CancellationToken cancellationToken)
    {
        Drop();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Drop();
        return Task.CompletedTask;
    }

    private void Drop()
    {
        memory.GiveBack(_bytes);
        (_files, _bytes) = (null, 0);
        DelayDeactivation(TimeSpan.Zero);
    }
}
