using GitBrag.State;

namespace GitBrag.Reports;

/// <summary>Keeps one finished report for good.</summary>
[GrainType("report")]
internal sealed class ReportGrain(
    [PersistentState("report")] IPersistentState<ReportState> state,
    ReportClock clock,
    GitBragOptions options) : Grain, IReportGrain
{
    // Without a cache a report is not stored, but the caller who started it must be able to fetch it.
    private static readonly TimeSpan UncachedLife = TimeSpan.FromMinutes(15);

    public Task<ReportHeader?> GetHeader(CancellationToken cancellationToken) => Task.FromResult(Header());

    public Task<StoredReport?> Get(CancellationToken cancellationToken) =>
        Task.FromResult(Header() is { } header ? new StoredReport(header, state.State.Body!) : null);

    public Task<StoredFacts?> GetFacts(CancellationToken cancellationToken) =>
        Task.FromResult(options.CacheEnabled && Header() is { } header ? new StoredFacts(header.SubjectId, state.State.Facts!) : null);

    public async Task<bool> Store(ReportPackage report, long attempt, CancellationToken cancellationToken)
    {
        if (attempt < state.State.Attempt)
        {
            return false;
        }

        var header = report.Header;
        state.State = new ReportState
        {
            Attempt = attempt,
            CreatedAt = header.CreatedAt,
            Since = header.Since,
            Until = header.Until,
            Complete = header.Complete,
            SubjectId = header.SubjectId,
            TaskId = header.TaskId,
            Body = report.Body,
            Facts = report.Facts,
        };
        if (options.CacheEnabled)
        {
            await state.WriteOrDeactivate(DeactivateOnIdle);
        }
        else
        {
            DelayDeactivation(UncachedLife);
        }

        return true;
    }

    public async Task Erase(CancellationToken cancellationToken)
    {
        await state.ClearOrDeactivate(DeactivateOnIdle);
        DeactivateOnIdle();
    }

    private ReportHeader? Header()
    {
        var stored = state.State;
        var gone = stored.Body is null || (!options.CacheEnabled && clock.UtcNow - stored.CreatedAt > UncachedLife);
        return gone
            ? null
            : new ReportHeader(stored.Attempt, stored.CreatedAt, stored.Since, stored.Until, stored.Complete, stored.SubjectId, stored.TaskId);
    }
}
