using System.Threading.Channels;
using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.GitHub.Sessions;
using GitBrag.Profiles;
using GitBrag.PullRequests;
using GitBrag.Reporting;
using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Languages;
using GitBrag.Telemetry;
using GitBrag.Users;

namespace GitBrag.Reports;

/// <summary>One attempt at generating one report: lists the pull requests, gathers what is known of their files, fetches the rest, computes and stores.</summary>
/// <remarks>
/// The conversation with GitHub runs beside the grain's turns and speaks through a channel; everything else here runs on the grain's scheduler, one turn at a time.
/// </remarks>
internal sealed partial class Generation
{
    // A listing older than this is made anew when a task is resumed.
    private static readonly TimeSpan ListingAge = TimeSpan.FromHours(1);

    private readonly GitHubAccess _gitHub;
    private readonly IGrainFactory _grains;
    private readonly ReportClock _clock;
    private readonly GitBragOptions _options;
    private readonly GenerationOrder _order;
    private readonly GenerationProgress _progress;
    private readonly Gathering _gathering;
    private readonly Dictionary<string, Task<StarGain>> _stars = new(StringComparer.OrdinalIgnoreCase);
    private readonly Channel<GenerationEvent> _events = Channel.CreateUnbounded<GenerationEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<ListedPullRequest> _wanted = Channel.CreateUnbounded<ListedPullRequest>();
    private readonly Dictionary<string, PullRequestFacts> _drafted = [];
    private Task<KnownFacts>? _gatheringKnown;
    private GitHubSession? _session;
    private GenerationEvent.ListingEnded? _listing;
    private TaskError? _failure;
    private DateTimeOffset _listedAt;
    private DateTimeOffset? _recalledFullyListedAt;
    private DateTimeOffset _since;
    private DateTimeOffset _until;
    private DateTimeOffset? _waitingUntil;
    private int _cachedLists;
    private int _fetchedLists;

    internal Generation(GitHubAccess gitHub, IGrainFactory grains, ReportClock clock, GitBragOptions options, GenerationOrder order)
    {
        (_gitHub, _grains, _clock, _options, _order) = (gitHub, grains, clock, options, order);
        _progress = new GenerationProgress(clock.Time);
        _gathering = new Gathering(order.Key.IsPrivate);
        (_since, _until) = order.Key.Period.At(clock.UtcNow);
    }

    /// <summary>The task this attempt is for.</summary>
    public string TaskId => _order.TaskId;

    private TaskPhase Phase => _listing is null ? TaskPhase.Listing : TaskPhase.Files;

    /// <summary>Runs the attempt to its end.</summary>
    /// <param name="checkpoint">Tells the grain of the progress; false means that the attempt was overtaken.</param>
    /// <param name="stopping">Ends the attempt where it is.</param>
    /// <returns>The stored report's header, or why there is none. Both are null when the attempt was overtaken.</returns>
    public async Task<TaskResult> Run(Func<TaskProgress, Task<bool>> checkpoint, CancellationToken stopping)
    {
        var report = _grains.GetGrain<IReportGrain>(_order.Key.ToString());
        if (await report.GetHeader(stopping) is { } stored && stored.TaskId == _order.TaskId)
        {
            // An earlier attempt stored its report and was interrupted before it could say so.
            return new TaskResult(stored, null);
        }

        var gathered = await Gather(checkpoint, stopping);
        if (_failure is not null)
        {
            return new TaskResult(null, await Explain(_failure, stopping));
        }

        return gathered && await checkpoint(Progress(TaskPhase.Storing, null)) ? await Store(report, stopping) : new TaskResult(null, null);
    }

    // A login that GitHub does not know may be one that it knew: then it is worth a question what became of the account.
    private async Task<TaskError> Explain(TaskError failure, CancellationToken stopping) =>
        failure.Type == TaskError.UserNotFound && await _grains.GetGrain<IProfileGrain>(_order.Key.Login.ToString()).Get(null, stopping) is { } known
        && await _session!.ExplainMissingAsync(_order.Key.Login.Name, known.Id, stopping) is { } reason
            ? reason.ToTaskError()
            : failure;

    /// <summary>Packs the work done since the last draft.</summary>
    /// <returns>The draft, or null when there is nothing new.</returns>
    public async Task<TaskDraft?> PackDraft() => _progress.HasUndrafted ? await Draft() : null;

    // False when the attempt was overtaken, or failed.
    private async Task<bool> Gather(Func<TaskProgress, Task<bool>> checkpoint, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var conversation = Converse(await ListingOf(_order.Draft), ending);
        try
        {
            while (await _events.Reader.WaitToReadAsync(stopping))
            {
                while (_events.Reader.TryRead(out var happened))
                {
                    await Take(happened, stopping);
                }

                if (_failure is not null || !await Tell(checkpoint))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            await ending.CancelAsync();
            await conversation;
        }
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
                _failure = error;
                return Task.CompletedTask;
            case GenerationEvent.ListingEnded ended:
                _listing = ended;
                _failure ??= ended.Error;
                _wanted.Writer.Complete();
                return Task.CompletedTask;
            default:
                throw new InvalidOperationException($"A generation cannot take a {happened.GetType().Name}.");
        }
    }

    private async Task TakePage(FactsPage page, CancellationToken stopping)
    {
        var (repositories, pulls) = _gathering.Add(page);
        foreach (var repository in repositories)
        {
            _stars[repository.Name] = ObserveStars(repository, stopping);
        }

        // When a listing is resumed, its one page holds all there is.
        var lists = new FileSummary?[pulls.Length];
        await GrainCalls.ForEach(Enumerable.Range(0, pulls.Length), async i => lists[i] = await KnownFiles(pulls[i], stopping));
        for (var i = 0; i < pulls.Length; i++)
        {
            if (lists[i] is { } files || !PullRequestState.Counts(pulls[i]))
            {
                // A pull request closed without a merge counts in no language: its files are not asked for.
                _gathering.Resolve(pulls[i].NodeId, lists[i]);
            }
            else
            {
                _wanted.Writer.TryWrite(pulls[i].ToListed());
            }
        }
    }

    private async Task TakeFiles(GenerationEvent.Fetched result, CancellationToken stopping)
    {
        if (result is not { Files: { } files, Summary: { } summary })
        {
            _gathering.GiveUp(result.NodeId, result.MissingReason ?? "GitHub gave no file list.");
            return;
        }

        _gathering.Resolve(result.NodeId, summary);
        _fetchedLists++;
        _progress.CountLists(1);
        if (_options.CacheEnabled && Keeper(_gathering.Pull(result.NodeId)) is { } keeper)
        {
            await keeper.SetFiles(files, stopping);
        }
    }

    // What the draft, a stored report or the pull request's own grain knows, in this order; null when none of them does.
    private async Task<FileSummary?> KnownFiles(PullRequestFacts pull, CancellationToken stopping)
    {
        if (_drafted.TryGetValue(pull.NodeId, out var drafted) && drafted.UpdatedAt == pull.UpdatedAt)
        {
            GitBragTelemetry.CountLookup(CacheTier.Draft, true);
            return drafted.Files;
        }

        if (!_options.CacheEnabled || !PullRequestState.Counts(pull))
        {
            return null;
        }

        var isKnown = (await Known(stopping)).Files(_gathering.Subject!.Id).TryGetValue(pull.NodeId, out var known) && known.UpdatedAt == pull.UpdatedAt;
        GitBragTelemetry.CountLookup(CacheTier.StoredReport, isKnown);
        if (isKnown)
        {
            _cachedLists++;
            return known!.Files;
        }

        var keeper = Keeper(pull);
        var files = keeper is null ? null : await keeper.GetFiles(pull.UpdatedAt, stopping);
        GitBragTelemetry.CountLookup(CacheTier.FileList, files is not null);
        if (files is null)
        {
            return null;
        }

        _cachedLists++;
        return files.Summarise();
    }

    private Task<KnownFacts> Known(CancellationToken stopping) => _gatheringKnown ??= KnownFacts.Gather(_grains, _order.Key.User, stopping);

    // Those grains are everybody's: nothing of a private repository goes there.
    private IPullRequestGrain? Keeper(PullRequestFacts pull) =>
        _gathering.IsPrivate(pull) ? null : ReportGenerator.FileListGrain(_grains, _order.Key.Login.Host, pull);
}
