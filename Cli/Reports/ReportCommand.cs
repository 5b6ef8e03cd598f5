using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;
using GitBrag.Keys;

namespace GitBrag.Cli.Reports;

/// <summary><c>report</c>: prints a report, and generates it first when needed.</summary>
/// <param name="consoles">The consoles to write to.</param>
/// <param name="time">The clock.</param>
/// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
public sealed class ReportCommand(Consoles consoles, TimeProvider time, string[] settings)
{
    private const int Attempts = 5;

    private static readonly byte[] LineBreak = "\n"u8.ToArray();

    /// <summary>Runs the command.</summary>
    /// <param name="username">The username as typed.</param>
    /// <param name="periodText">The period as typed.</param>
    /// <param name="force">Whether to refresh a stored report that is still fresh.</param>
    /// <param name="json">Whether to print JSON and nothing else.</param>
    /// <param name="cancellationToken">Ends the command. A task in another process continues.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailedException">No report can be printed.</exception>
    public async Task<int> RunAsync(string username, string periodText, bool force, bool json, CancellationToken cancellationToken)
    {
        var login = CommandInput.Login(username);
        var period = CommandInput.Period(periodText, time.GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            await using var service = await ServiceConnection.OpenAsync(settings, time, cancellationToken);
            try
            {
                var body = await FetchAsync(service, login, period, force, cancellationToken);
                await PrintAsync(body, json, service.Whereabouts(ServiceClient.PathOf(login, period)), cancellationToken);
                return ExitCode.Success;
            }
            catch (ServiceLostException) when (attempt < Attempts)
            {
                // The other process was probably a report command that has ended. Its unfinished work is stored and continues here.
            }
        }
    }

    private async Task PrintAsync(byte[] body, bool json, string whereabouts, CancellationToken cancellationToken)
    {
        if (json)
        {
            await WriteAsync(body, cancellationToken);
        }
        else
        {
            new ReportView(consoles.Out).Print(ServiceClient.Read(body), whereabouts);
        }
    }

    private static async Task WriteAsync(byte[] body, CancellationToken cancellationToken)
    {
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(body, cancellationToken);
        await output.WriteAsync(LineBreak, cancellationToken);
    }

    private async Task<byte[]> FetchAsync(ServiceConnection service, GitHubLogin login, ReportPeriod period, bool force, CancellationToken cancellationToken)
    {
        try
        {
            await new ReportOrder(service.Client, new ProgressView(consoles.Error), time).RunAsync(login, period, force, cancellationToken);
        }
        catch (CredentialsMissingException) when (!force)
        {
            if (await service.Client.GetReportAsync(login, period, cancellationToken) is not { } stored)
            {
                throw;
            }

            await consoles.Error.Profile.Out.Writer.WriteLineAsync("gitbrag: this stored report is stale; set GITHUB_TOKEN to refresh it.");
            return stored;
        }

        return await service.Client.GetReportAsync(login, period, cancellationToken)
            ?? throw new CommandFailedException("The report was erased before it could be read.", ExitCode.Failed);
    }
}
