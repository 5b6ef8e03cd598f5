using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;
using GitBrag.Keys;

namespace GitBrag.Cli.Reports;

/// <summary>Starts a report on a service and shows its progress.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="progress">Shows the progress.</param>
/// <param name="time">The clock.</param>
public sealed class ReportOrder(ServiceClient client, ProgressView progress, TimeProvider time)
{
    /// <summary>Starts the report and waits until it is stored.</summary>
    /// <param name="login">The username.</param>
    /// <param name="period">The period.</param>
    /// <param name="force">Whether to refresh a stored report that is still fresh.</param>
    /// <param name="cancellationToken">Stops waiting. The report task continues.</param>
    /// <returns>A task that completes when the report can be read.</returns>
    /// <exception cref="CommandFailedException">The report failed.</exception>
    public async Task RunAsync(GitHubLogin login, ReportPeriod period, bool force, CancellationToken cancellationToken)
    {
        var ended = await progress.ShowAsync("Asking for the report", async onAnswer =>
        {
            var task = await client.StartAsync(login, period, force, cancellationToken);
            return task is null ? null : await new TaskFollower(client, time).FollowAsync(task, onAnswer, cancellationToken);
        });
        switch (ended?.State)
        {
            case null or "succeeded":
                return;
            case "cancelled":
                throw new CommandFailedException("The task was cancelled.", ExitCode.Failed);
            default:
                throw Failure(ended.Error);
        }
    }

    private static CommandFailedException Failure(ErrorAnswer? error) => error?.Word switch
    {
        "bad-credentials" => new CommandFailedException("GitHub rejects the credentials; set GITHUB_TOKEN to a valid token.", ExitCode.Lacking),
        "user-not-found" or "user-renamed" or "user-gone" or "not-a-user" => new CommandFailedException(Sentence(error), ExitCode.UserNotFound),
        _ => new CommandFailedException(Sentence(error), ExitCode.Failed),
    };

    private static string Sentence(ErrorAnswer? error) => SafeText.OneLine(error?.Detail ?? "The report failed without a reason.");
}
