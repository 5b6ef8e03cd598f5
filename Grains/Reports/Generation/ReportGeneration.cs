using GitBrag.GitHub.Listing;
using GitBrag.Profiles;
using GitBrag.Reporting;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>One attempt at generating one report.</summary>
/// <remarks>Everything here runs on the grain's scheduler, one turn at a time, but for the pipeline to GitHub, which speaks through a channel.</remarks>
internal sealed class ReportGeneration
{
    private readonly GenerationServices _services;
    private readonly GenerationOrder _order;
    private readonly GitHubPipeline _gitHub;
    private readonly KnownFactsSource _known;
    private readonly ReportData _data;
    private readonly GenerationProgress _progress;
    private ReportSpan _span;
    private FileListLookup? _lookup;
    private StarGains? _stars;
    private FactsGathering? _gathering;

    internal ReportGeneration(GenerationServices services, GenerationOrder order)
    {
        (_services, _order) = (services, order);
        _gitHub = new GitHubPipeline(services.GitHub, order.Credential);
        _known = new KnownFactsSource(services, order.Key.User);
        _data = new ReportData(order.Key.IsPrivate);
        _progress = new GenerationProgress(services.Clock.Time);
        var (since, until) = order.Key.Period.At(services.Clock.UtcNow);
        _span = new ReportSpan(since, until, default);
    }

    /// <summary>The task this attempt is for.</summary>
    public string TaskId => _order.TaskId;

    /// <summary>Runs the attempt to its end.</summary>
    /// <param name="checkpoint">Tells the grain of the progress; false means that the attempt was overtaken.</param>
    /// <param name="stopping">Ends the attempt where it is.</param>
    /// <returns>The stored report's header, or why there is none. Both are null when the attempt was overtaken.</returns>
    public async Task<TaskResult> Run(Func<TaskProgress, Task<bool>> checkpoint, CancellationToken stopping)
    {
        var report = _services.Grains.GetGrain<IReportGrain>(_order.Key.ToString());
        if (await report.GetHeader(stopping) is { } stored && stored.TaskId == _order.TaskId)
        {
            // An earlier attempt stored its report and was interrupted before it could say so.
            return new TaskResult(stored, null);
        }

        var listing = Resume(await DraftedWork.Read(_order.Draft, _services.Clock));
        var isComplete = await _gathering!.Run(listing, Draft, checkpoint, stopping);
        if (_gathering.Failure is { } failure)
        {
            return new TaskResult(null, await Explain(failure, stopping));
        }

        if (!isComplete || !await checkpoint(_gathering.Progress(TaskPhase.Storing, null)))
        {
            return new TaskResult(null, null);
        }

        var gains = await _stars!.Complete(_data, stopping);
        await HiddenRepositories.Forget(_services, _order, _known, _gitHub.Session, _span, _data, stopping);
        return await Store(report, await Compute(gains, stopping), stopping);
    }

    /// <summary>Packs the work done since the last draft.</summary>
    /// <returns>The draft, or null when there is nothing new.</returns>
    public async Task<TaskDraft?> PackDraft() => _progress.HasUndrafted ? await Draft() : null;

    // Prepares the stages upon what an earlier attempt left, and says how to list: as that attempt did, or afresh.
    private Func<CancellationToken, Task> Resume(DraftedWork drafted)
    {
        _span = drafted.Listing?.Span ?? _span with { ListedAt = _services.Clock.UtcNow };
        _lookup = new FileListLookup(_services, _order.Key.Login, drafted.Files, _known);
        _stars = new StarGains(_services, _order, _known, _span);
        _gathering = new FactsGathering(_gitHub, _lookup, _stars, _data, _progress);
        return drafted.Listing is { } listing ? ending => _gitHub.Replay(listing, ending) : ending => _gitHub.List(Query, ending);
    }

    private async Task<ListingQuery> Query(CancellationToken ending)
    {
        var known = (await _known.Get(ending)).Listing(_span.Since, _span.Until);
        return new ListingQuery(_order.Key.Login.Name, _span.Since, _span.Until, _order.Key.IsPrivate, known is null || known.IsTooOld(_span.ListedAt) ? null : known);
    }

    // GitHub may have known the login before. Then one question tells whether the account was renamed or is gone.
    private async Task<TaskError> Explain(TaskError failure, CancellationToken stopping) =>
        failure.Type == TaskError.UserNotFound && await _services.Grains.GetGrain<IProfileGrain>(_order.Key.Login.ToString()).Get(null, stopping) is { } known
        && await _gitHub.Session.ExplainMissingAsync(_order.Key.Login.Name, known.Id, stopping) is { } reason
            ? reason.ToTaskError()
            : failure;

    private async Task<ReportPackage> Compute(IReadOnlyDictionary<string, StarGain> gains, CancellationToken stopping)
    {
        var cost = Cost();
        var input = new ReportInput
        {
            Username = _order.Key.Login.Name,
            Period = _order.Key.Period.Name,
            Since = _span.Since,
            Until = _span.Until,
            CreatedAt = _services.Clock.UtcNow,
            Subject = _data.Subject!,
            PullRequests = _data.Pulls,
            Repositories = _data.Repositories,
            StarGains = gains,
            Missing = [.. _gathering!.Listing!.Missing.Select(static reason => new MissingPart("pullRequests", null, null, reason)), .. _data.MissingFiles(), .. AnswerLimits.Of(_gitHub.Session, _order.Key.IsPrivate)],
            Cost = new ReportCost(cost.Requests, cost.Points, cost.CachedFileLists, cost.FetchedFileLists),
            IncludePrivate = _order.Key.IsPrivate,
        };
        var facts = Facts();

        // Thousands of pull requests take long enough to hold up the grain's other turns.
        return await Task.Run(() => Pack(input, facts), stopping);
    }

    private ReportPackage Pack(ReportInput input, ReportFacts facts)
    {
        var report = ReportBuilder.Build(input);
        var header = new ReportHeader(_order.Attempt, input.CreatedAt, input.Since, input.Until, report.Complete, input.Subject.Id, _order.TaskId);
        return new ReportPackage(header, ReportDocument.Pack(report), FactsDocument.Pack(facts));
    }

    private async Task<TaskResult> Store(IReportGrain report, ReportPackage package, CancellationToken stopping)
    {
        // Storing is not interrupted: once this attempt is stopped, it must store nothing.
        stopping.ThrowIfCancellationRequested();
        if (!await report.Store(package, _order.Attempt, CancellationToken.None))
        {
            return new TaskResult(null, new TaskError(TaskError.Internal, "A newer report is stored already. Start it again."));
        }

        await _services.Grains.GetGrain<IProfileGrain>(_order.Key.Login.ToString()).Update(_data.Subject!.ToProfile(), stopping);
        return new TaskResult(package.Header, null);
    }

    private async Task<TaskDraft> Draft()
    {
        var facts = Facts() with { Subject = _data.Subject };
        var cost = Cost();
        return new TaskDraft(await Task.Run(() => FactsDocument.Pack(facts)), cost);
    }

    private ReportFacts Facts() => new()
    {
        PullRequests = [.. _data.Pulls],
        Repositories = [.. _data.Repositories],
        ListingComplete = _gathering?.Listing is { Error: null, Missing.IsEmpty: true } && _gitHub.Session.LeftOutOrganizations is null,
        ListedAt = _span.ListedAt,
        FullyListedAt = _gathering?.Listing?.FullyListedAt,
        Since = _span.Since,
        Until = _span.Until,
    };

    // The attempts before this one spent as well; their figures came with the draft.
    private TaskCost Cost()
    {
        var before = _order.Draft?.Cost ?? new TaskCost(0, 0, 0, 0);
        return new TaskCost(
            before.Requests + _gitHub.Session.Requests + (_stars?.Requests ?? 0),
            before.Points + _gitHub.Session.Points + (_stars?.Points ?? 0),
            before.CachedFileLists + (_lookup?.Found ?? 0),
            before.FetchedFileLists + (_gathering?.FetchedLists ?? 0));
    }
}
