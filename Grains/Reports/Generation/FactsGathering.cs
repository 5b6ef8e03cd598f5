using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>Takes in what the pipeline finds until everything is known, and tells the grain of the progress.</summary>
internal sealed class FactsGathering(GitHubPipeline gitHub, FileListLookup lookup, StarGains stars, ReportData data, GenerationProgress progress)
{
    private DateTimeOffset? _waitingUntil;

    /// <summary>How the listing ended; null while it goes on.</summary>
    public GenerationEvent.ListingEnded? Listing { get; private set; }

    /// <summary>Why there will be no report; null while there may be one.</summary>
    public TaskError? Failure { get; private set; }

    /// <summary>How many file lists were fetched.</summary>
    public int FetchedLists { get; private set; }

    /// <summary>Gathers the facts.</summary>
    /// <param name="list">Begins the listing.</param>
    /// <param name="draft">Packs the work so far.</param>
    /// <param name="checkpoint">Tells the grain of the progress; false means that the attempt was overtaken.</param>
    /// <param name="stopping">Ends it.</param>
    /// <returns>False when the attempt was overtaken, or failed.</returns>
    public async Task<bool> Run(
        Func<CancellationToken, Task> list, Func<Task<TaskDraft>> draft, Func<TaskProgress, Task<bool>> checkpoint, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var asking = gitHub.Run(list, () => data.Expected, ending);
        try
        {
            while (await gitHub.Events.WaitToReadAsync(stopping))
            {
                while (gitHub.Events.TryRead(out var happened))
                {
                    await Take(happened, stopping);
                }

                if (Failure is not null || !await Tell(draft, checkpoint))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            await ending.CancelAsync();
            await asking;
        }
    }

    /// <summary>The progress, as the grain is told of it.</summary>
    public TaskProgress Progress(TaskPhase phase, TaskDraft? draft)
    {
        var done = phase == TaskPhase.Listing ? data.Pulls.Count : data.Resolved;
        return new TaskProgress(phase, done, data.Subject is null ? null : data.Expected, phase == TaskPhase.Storing ? null : _waitingUntil, draft);
    }

    private async Task<bool> Tell(Func<Task<TaskDraft>> draft, Func<TaskProgress, Task<bool>> checkpoint)
    {
        var phase = Listing is null ? TaskPhase.Listing : TaskPhase.Files;
        if (!progress.IsDue(phase, _waitingUntil))
        {
            return true;
        }

        var told = Progress(phase, progress.IsDraftDue ? await draft() : null);
        var goesOn = await checkpoint(told);
        progress.Told(told);
        return goesOn;
    }

    private Task Take(GenerationEvent happened, CancellationToken stopping)
    {
        switch (happened)
        {
            case GenerationEvent.Listed { Page: var page }:
                return TakePage(page, stopping);
            case GenerationEvent.Fetched fetched:
                return TakeFiles(fetched, stopping);
            case GenerationEvent.Waiting { Until: var until }:
                _waitingUntil = until;
                return Task.CompletedTask;
            case GenerationEvent.Refused { Error: var error }:
                Failure = error;
                return Task.CompletedTask;
            case GenerationEvent.ListingEnded ended:
                Listing = ended;
                Failure ??= ended.Error;
                gitHub.WantNoMore();
                return Task.CompletedTask;
            default:
                throw new InvalidOperationException($"A generation cannot take a {happened.GetType().Name}.");
        }
    }

    private async Task TakePage(FactsPage page, CancellationToken stopping)
    {
        var (repositories, pulls) = data.Add(page);
        foreach (var repository in repositories)
        {
            stars.Observe(repository, stopping);
        }

        // When a listing is resumed, its one page holds all there is.
        var found = new FileSummary?[pulls.Length];
        await GrainCalls.ForEach(
            Enumerable.Range(0, pulls.Length), async i => found[i] = await lookup.Find(pulls[i], data.IsPrivate(pulls[i]), data.Subject!.Id, stopping));
        for (var i = 0; i < pulls.Length; i++)
        {
            if (found[i] is not null || !PullRequestState.Counts(pulls[i]))
            {
                // A pull request closed without a merge counts in no language: its files are not asked for.
                data.Resolve(pulls[i].Identity, found[i]);
            }
            else
            {
                gitHub.Want(pulls[i]);
            }
        }
    }

    private async Task TakeFiles(GenerationEvent.Fetched fetched, CancellationToken stopping)
    {
        var identity = fetched.Pull.Identity;
        data.TakeTotals(fetched.Pull);
        if (fetched is not { Files: { } files, Summary: { } summary })
        {
            data.GiveUp(identity, fetched.MissingReason ?? "GitHub gave no file list.");
            return;
        }

        data.Resolve(identity, summary);
        FetchedLists++;
        progress.CountLists(1);
        var pull = data.Pull(identity);
        await lookup.Keep(pull, data.IsPrivate(pull), files, stopping);
    }
}
