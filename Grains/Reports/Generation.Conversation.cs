using GitBrag.GitHub.FileLists;
using GitBrag.GitHub.Listing;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Languages;
using GitBrag.Users;

namespace GitBrag.Reports;

/// <content>The conversation with GitHub, which runs beside the grain's turns, and what an earlier attempt left.</content>
internal sealed partial class Generation
{
    // Runs the listing and the fetching side by side. Their end, and a failure, come through the channel.
    private async Task Converse(FactsPage? recalled, CancellationTokenSource ending)
    {
        _session = _gitHub.Open(_order.Credential, TellWait);
        try
        {
            var listing = recalled is null ? List(ending.Token) : Recall(recalled, ending.Token);
            await Task.WhenAll(EndBothOnFault(listing, ending), EndBothOnFault(Fetch(ending.Token), ending));
            _events.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            _events.Writer.TryComplete(exception);
        }
    }

    // What is asked after the conversation may have to wait as well, when nobody listens any more.
    private ValueTask TellWait(DateTimeOffset? until, CancellationToken ending)
    {
        _events.Writer.TryWrite(new GenerationEvent.Waiting(until));
        return ValueTask.CompletedTask;
    }

    // Fetching waits for what listing finds, so neither may outlive the other's failure.
    private static async Task EndBothOnFault(Task task, CancellationTokenSource ending)
    {
        try
        {
            await task;
        }
        catch
        {
            await ending.CancelAsync();
            throw;
        }
    }

    private async Task List(CancellationToken ending)
    {
        _listedAt = _clock.UtcNow;
        var known = _options.CacheEnabled ? (await Known(ending)).Listing(_since, _until) : null;
        var query = new ListingQuery(_order.Key.Login.Name, _since, _until, _order.Key.IsPrivate, known is null || known.IsWorn(_listedAt) ? null : known);
        var outcome = await _session!.ListAsync(query, (page, token) => _events.Writer.WriteAsync(new GenerationEvent.Listed(page.ToFacts()), token), ending);
        await _events.Writer.WriteAsync(new GenerationEvent.ListingEnded(outcome.Missing, outcome.FullyListedAt, outcome.Error?.ToTaskError()), ending);
    }

    private async Task Recall(FactsPage recalled, CancellationToken ending)
    {
        await _events.Writer.WriteAsync(new GenerationEvent.Listed(recalled), ending);
        await _events.Writer.WriteAsync(new GenerationEvent.ListingEnded([], _recalledFullyListedAt, null), ending);
    }

    private async Task Fetch(CancellationToken ending)
    {
        var error = await _session!.FetchFileListsAsync(
            _wanted.Reader,
            () => _gathering.Expected,
            (result, token) => _events.Writer.WriteAsync(FetchedEvent(result), token),
            ending);
        if (error is not null)
        {
            await _events.Writer.WriteAsync(new GenerationEvent.Refused(error.ToTaskError()), ending);
        }
    }

    private static GenerationEvent.Fetched FetchedEvent(FetchedFileList result)
    {
        var files = result.Files?.ToFileList();
        return new GenerationEvent.Fetched(result.NodeId, files, files?.Summarise(), result.MissingReason);
    }

    // What an earlier attempt left counts as listed when it had listed everything, and not too long ago.
    private async Task<FactsPage?> ListingOf(TaskDraft? draft)
    {
        if (draft is null || await Task.Run(() => FactsDocument.UnpackOrNull(draft.Facts)) is not { } facts)
        {
            return null;
        }

        KnownFacts.AddFiles(_drafted, facts.PullRequests);
        if (facts is not { ListingComplete: true, Subject: { } subject, ListedAt: { } listedAt, Since: { } since, Until: { } until }
            || _clock.UtcNow - listedAt > ListingAge)
        {
            return null;
        }

        (_listedAt, _recalledFullyListedAt, _since, _until) = (listedAt, facts.FullyListedAt, since, until);
        return new FactsPage(subject, facts.PullRequests.Length, [.. facts.PullRequests.Select(static pull => pull with { Files = null })], facts.Repositories);
    }

    private async Task<bool> Tell(Func<TaskProgress, Task<bool>> checkpoint)
    {
        if (!_progress.IsDue(Phase, _waitingUntil))
        {
            return true;
        }

        var progress = Progress(Phase, _progress.IsDraftDue ? await Draft() : null);
        var goesOn = await checkpoint(progress);
        _progress.Told(progress);
        return goesOn;
    }

    private TaskProgress Progress(TaskPhase phase, TaskDraft? draft)
    {
        var done = phase == TaskPhase.Listing ? _gathering.Pulls.Count : _gathering.Resolved;
        return new TaskProgress(phase, done, _gathering.Subject is null ? null : _gathering.Expected, phase == TaskPhase.Storing ? null : _waitingUntil, draft);
    }

    private async Task<TaskDraft> Draft()
    {
        var facts = Facts() with { Subject = _gathering.Subject };
        var cost = Cost();
        return new TaskDraft(await Task.Run(() => FactsDocument.Pack(facts)), new TaskCost(cost.Requests, cost.Points, cost.CachedFileLists, cost.FetchedFileLists));
    }

    private ReportFacts Facts() => new()
    {
        PullRequests = [.. _gathering.Pulls],
        Repositories = [.. _gathering.Repositories],
        ListingComplete = _listing is { Error: null, Missing.IsEmpty: true },
        ListedAt = _listedAt,
        FullyListedAt = _listing?.FullyListedAt,
        Since = _since,
        Until = _until,
    };

    // The attempts before this one spent as well; their figures came with the draft.
    private ReportCost Cost()
    {
        var before = _order.Draft?.Cost ?? new TaskCost(0, 0, 0, 0);
        return new ReportCost(
            before.Requests + (_session?.Requests ?? 0) + (_history?.Requests ?? 0),
            before.Points + (_session?.Points ?? 0) + (_history?.Points ?? 0),
            before.CachedFileLists + _cachedLists,
            before.FetchedFileLists + _fetchedLists);
    }
}
