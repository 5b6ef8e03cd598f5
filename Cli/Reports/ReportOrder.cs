using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Cli.Reports;

/// <summary>Orders a report from a service, and shows the progress.</summary>
/// <param name="client">Reaches the service.</param>
/// <param name="progress">Where the progress is shown.</param>
/// <param name="time">The clock.</param>
public sealed class ReportOrder(ServiceClient client, ProgressView progress, TimeProvider time)
{
    /// <summary>Asks for the report, and waits until it is stored. A fresh one that is stored is left as it is.</summary>
    /// <param name="login">Whose.</param>
    /// <param name="period">Over which span of time.</param>
    /// <param name="force">Whether to generate it even when a fresh one is stored.</param>
    /// <param name="cancellationToken">Ends the waiting, not the task.</param>
    /// <returns>A task that ends when the report can be read.</returns>
    /// <exception cref="CommandFailedException">There will be none.</exception>
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
                throw new CommandFailedException("Somebody cancelled the task before the report was there.", ExitCode.Failed);
            default:
                throw Failure(ended.Error);
        }
    }

    private static CommandFailedException Failure(ErrorAnswer? error) => error?.Word switch
    {
        "bad-credentials" => new CommandFailedException("GitHub does not accept the credentials; set GITHUB_TOKEN to a token that is valid.", ExitCode.Lacking),
        "user-not-found" or "user-renamed" or "user-gone" or "not-a-user" => new CommandFailedException(Sentence(error), ExitCode.UserNotFound),
        _ => new CommandFailedException(Sentence(error), ExitCode.Failed),
    };

    private static string Sentence(ErrorAnswer? error) => SafeText.OneLine(error?.Detail ?? "The report failed without a reason.");
}
