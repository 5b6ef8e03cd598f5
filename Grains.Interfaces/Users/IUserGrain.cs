using System.Collections.Immutable;
using GitBrag.Keys;

namespace GitBrag.Users;

/// <summary>
/// Keeps the single active report task of a username, the tasks behind it, and the list of its stored reports: the public ones, or those that one
/// account alone may see. Key: <see cref="UserKey"/>.
/// </summary>
[Alias("gitbrag.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>The number of tasks that may wait behind the active one.</summary>
    const int QueueCapacity = 8;

    /// <summary>The number of periods, beside the named ones, that reports may be started for. It bounds the state of a username, which every step of its tasks writes.</summary>
    const int PeriodCapacity = 500;

    /// <summary>Starts a report task, or finds the one that generates the same report already. Answers at once.</summary>
    /// <param name="request">Which report, and with whose credentials.</param>
    /// <param name="cancellationToken">Ends the call, not the task.</param>
    /// <returns>The task, or why there is none.</returns>
    [Alias("Start")]
    Task<StartOutcome> Start(StartRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a task.</summary>
    /// <param name="id">Its id; null for the active one, or the last one when none is active.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task, or null when it is unknown. The last 20 ended tasks are remembered.</returns>
    [Alias("GetTask")]
    Task<ReportTask?> GetTask(string? id, CancellationToken cancellationToken = default);

    /// <summary>Gives the running or waiting task of one report.</summary>
    /// <param name="period">The report's period.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task, or null when none is on its way.</returns>
    [Alias("FindTask")]
    Task<ReportTask?> FindTask(ReportPeriod period, CancellationToken cancellationToken = default);

    /// <summary>Cancels a task. An ended task is not changed.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task, or null when it is unknown.</returns>
    [Alias("Cancel")]
    Task<ReportTask?> Cancel(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists the stored reports.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The reports, newest first; empty when there are none.</returns>
    [Alias("GetReports")]
    Task<ImmutableArray<StoredReportEntry>> GetReports(CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases everything that is stored under this key, ending its tasks first. A repeated call tells the total of what was erased, until
    /// <see cref="ForgetErasure"/>.
    /// </summary>
    /// <param name="bar">Whether to refuse new reports of the username from now on, private ones too.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was erased, and whose private reports the caller is to erase after it.</returns>
    /// <exception cref="TimeoutException">A report is being stored, and that took too long to be waited for; nothing was erased.</exception>
    [Alias("Erase"), ResponseTimeout("00:00:30")]
    Task<Erasure> Erase(bool bar, CancellationToken cancellationToken = default);

    /// <summary>Forgets what was erased, once the caller knows.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when that is stored.</returns>
    [Alias("ForgetErasure")]
    Task ForgetErasure(CancellationToken cancellationToken = default);

    /// <summary>For the grain of an account's private reports of this username, before it keeps anything: has the account remembered.</summary>
    /// <param name="viewer">GitHub's numeric id of the account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when the operator barred the username.</returns>
    [Alias("Admit")]
    Task<bool> Admit(long viewer, CancellationToken cancellationToken = default);

    /// <summary>Forgets an account whose private reports were erased, unless it was admitted again meanwhile.</summary>
    /// <param name="viewer">What <see cref="Erase"/> told.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when that is stored.</returns>
    [Alias("Forget")]
    Task Forget(PrivateViewer viewer, CancellationToken cancellationToken = default);

    /// <summary>For the worker: renews the lease of its attempt and tells its progress.</summary>
    /// <param name="attempt">The worker's attempt.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when the attempt has been overtaken or ended: the worker must stop and store nothing.</returns>
    [Alias("Checkpoint")]
    Task<bool> Checkpoint(long attempt, TaskProgress progress, CancellationToken cancellationToken = default);

    /// <summary>For the worker: ends its attempt. An overtaken attempt ends nothing.</summary>
    /// <param name="attempt">The worker's attempt.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the result is stored.</returns>
    [Alias("Finish")]
    Task Finish(long attempt, TaskResult result, CancellationToken cancellationToken = default);
}
