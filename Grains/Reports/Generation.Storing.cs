using GitBrag.Profiles;
using GitBrag.Repositories;
using GitBrag.Users;

namespace GitBrag.Reports;

/// <content>The end: computing the report and storing it.</content>
public sealed partial class Generation
{
    private async Task<TaskResult> Store(IReportGrain report, CancellationToken stopping)
    {
        var subject = _gathering.Subject!;
        var stars = new Dictionary<string, StarIncrease>(StringComparer.OrdinalIgnoreCase);
        foreach (var (repository, observed) in _stars)
        {
            stars.Add(repository, await observed);
        }

        var input = new ReportInput
        {
            Key = _order.Key,
            Since = _since,
            Until = _until,
            CreatedAt = _clock.UtcNow,
            Profile = subject,
            PullRequests = _gathering.Pulls,
            Repositories = _gathering.Repositories,
            StarIncreases = stars,
            Missing = [.. _listing!.Missing, .. _gathering.MissingFiles()],
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

        await _grains.GetGrain<IProfileGrain>(_order.Key.Login.ToString()).Update(subject, stopping);
        return new TaskResult(package.Header, null);
    }

    private ReportPackage Pack(ReportInput input, GenerationFacts facts, long subjectId)
    {
        var report = ReportBuilder.Build(input);
        var header = new ReportHeader(_order.Attempt, input.CreatedAt, _since, _until, report.Complete, subjectId, _order.TaskId);
        return new ReportPackage(header, ReportDocument.Pack(report), FactsDocument.Pack(facts));
    }
}
