using GitBrag.Keys;

namespace GitBrag.Reports;

/// <summary>Keeps one finished report for good. Key: <see cref="ReportKey"/>.</summary>
[Alias("gitbrag.IReportGrain")]
public interface IReportGrain : IGrainWithStringKey
{
    /// <summary>Gives the header of the stored report.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The header, or null when no report is stored.</returns>
    [Alias("GetHeader")]
    Task<ReportHeader?> GetHeader(CancellationToken cancellationToken = default);

    /// <summary>Gives the stored report.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The report, or null when none is stored.</returns>
    [Alias("Get")]
    Task<StoredReport?> Get(CancellationToken cancellationToken = default);

    /// <summary>Gives the facts behind the stored report.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The facts, or null when no report is stored.</returns>
    [Alias("GetFacts")]
    Task<StoredFacts?> GetFacts(CancellationToken cancellationToken = default);

    /// <summary>Stores a report in place of the one before it. Storing the same report twice is the same as storing it once.</summary>
    /// <param name="report">The report.</param>
    /// <param name="attempt">The attempt that generated it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when a newer attempt has stored already; nothing is changed then.</returns>
    [Alias("Store")]
    Task<bool> Store(ReportPackage report, long attempt, CancellationToken cancellationToken = default);

    /// <summary>Erases the stored report.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when nothing is stored.</returns>
    [Alias("Erase")]
    Task Erase(CancellationToken cancellationToken = default);
}
