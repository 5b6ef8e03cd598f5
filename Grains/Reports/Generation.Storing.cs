using GitBrag.GitHub.Stars;
using GitBrag.Profiles;
using GitBrag.Reporting;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports;

/// <content>The end: computing the report and storing it.</content>
internal sealed partial class Generation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // The author associations of those who may be shown who starred the repository.
    private static readonly string[] OwnPeople = ["OWNER", "MEMBER", "COLLABORATOR"];

    private StarHistory? _history;

    private async Task<TaskResult> Store(IReportGrain report, CancellationToken stopping)
    {
        var subject = _gathering.Subject!;
        var stars = new Dictionary<string, StarGain>(StringComparer.OrdinalIgnoreCase);
        foreach (var (repository, observed) in _stars)
        {
            stars.Add(repository, await observed);
        }

        await AddStarHistory(stars, stopping);
        await ForgetHidden(stopping);
        var input = new ReportInput
        {
            Username = _order.Key.Login.Name,
            Period = _order.Key.Period.Name,
            Since = _since,
            Until = _until,
            CreatedAt = _clock.UtcNow,
            Subject = subject,
            PullRequests = _gathering.Pulls,
            Repositories = _gathering.Repositories,
            StarGains = stars,
            Missing = [.. _listing!.Missing.Select(static reason => new MissingPart("pullRequests", null, null, reason)), .. _gathering.MissingFiles()],
            Cost = Cost(),
            IncludePrivate = _order.Key.IsPrivate,
        };

        // Thousands of pull requests take long enough to hold up the grain's other turns.
        var facts = Facts();
        var package = await Task.Run(() => Pack(input, facts, subject.Id), stopping);

        // Not to be given up halfway: whoever stops this attempt must know that nothing of it is stored afterwards.
        stopping.ThrowIfCancellationRequested();
        if (!await report.Store(package, _order.Attempt, CancellationToken.None))
        {
            return new TaskResult(null, new TaskError(TaskError.Internal, "A newer report is stored already. Start it again."));
        }

        await _grains.GetGrain<IProfileGrain>(_order.Key.Login.ToString()).Update(subject.ToProfile(), stopping);
        return new TaskResult(package.Header, null);
    }

    // Where no snapshot reaches back, the stars themselves may tell, to their repository's own people.
    private async Task AddStarHistory(Dictionary<string, StarGain> stars, CancellationToken stopping)
    {
        var own = _gathering.Pulls.Where(static pull => OwnPeople.Contains(pull.AuthorAssociation)).Select(static pull => pull.Repository).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var open = stars.Where(known => known.Value.Value is null && own.Contains(known.Key)).Select(static known => known.Key).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (open.Count == 0)
        {
            return;
        }

        _history = _gitHub.OpenStars(_order.Credential, _gathering.Subject!.Id);
        if (await Briefly(token => _history.CountAsync(open, _since, _until, token), stopping) is { } counted)
        {
            foreach (var (repository, increase) in counted)
            {
                stars[repository] = new StarGain(increase.Count, increase.Reason);
            }
        }
    }

    // A repository of which a public report shows nothing any more may be private now; then its stars are nobody's business either.
    private async Task ForgetHidden(CancellationToken stopping)
    {
        if (!_options.CacheEnabled || _order.Key.IsPrivate || _session is null || (await Known(stopping)).Listing(_since, _until) is not { } known)
        {
            return;
        }

        var seen = _gathering.Repositories.Select(static repository => repository.Name);
        var vanished = known.PullRequests.Where(pull => PeriodMembership.IsInPeriod(pull.CreatedAt, pull.MergedAt, _since, _until)).Select(static pull => pull.Repository)
            .Except(seen, StringComparer.OrdinalIgnoreCase).ToList();
        if (vanished.Count > 0)
        {
            var hidden = await Briefly(token => _session.FindHiddenAsync(vanished, token), stopping);
            await Task.WhenAll((hidden ?? []).Select(name => RepositoryKeeper(name)?.Forget(stopping) ?? Task.CompletedTask));
        }
    }

    // A finished report does not wait out a limit for what is asked beside it: null when the answer takes too long.
    private async Task<T?> Briefly<T>(Func<CancellationToken, Task<T>> ask, CancellationToken stopping)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience, _clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    private ReportPackage Pack(ReportInput input, ReportFacts facts, long subjectId)
    {
        var report = ReportBuilder.Build(input);
        var header = new ReportHeader(_order.Attempt, input.CreatedAt, _since, _until, report.Complete, subjectId, _order.TaskId);
        return new ReportPackage(header, ReportDocument.Pack(report), FactsDocument.Pack(facts));
    }
}
