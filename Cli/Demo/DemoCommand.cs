using System.Globalization;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Reports;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;

namespace GitBrag.Cli.Demo;

/// <summary><c>demo</c>: serves the reports of a made-up contributor, from a stand-in for GitHub, until Ctrl-C.</summary>
/// <param name="consoles">The consoles to write to.</param>
/// <param name="time">The clock.</param>
/// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
public sealed class DemoCommand(Consoles consoles, TimeProvider time, string[] settings)
{
    private static readonly string[] Periods = ["1_year", "2_years"];

    /// <summary>Runs the command.</summary>
    /// <param name="cancellationToken">Ends the demo.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailedException">A report failed.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("gitbrag-demo-");
        try
        {
            await using var gitHub = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Latency = Latency.LikeGitHub, HoldsClientsToLimits = false }, cancellationToken);
            DemoWorld.AddTo(gitHub.World, time.GetUtcNow());
            await using var service = await ServiceConnection.StartOwnAsync(Settings(gitHub, data.FullName), cancellationToken);
            await GenerateAsync(service, cancellationToken);
            consoles.Out.Profile.Out.Writer.WriteLine(Advice(service.Address));
            await UntilInterruptedAsync(cancellationToken);
            return ExitCode.Success;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private string[] Settings(GitHubStandIn gitHub, string data) =>
    [
        .. settings,

        // The demo must not use what the environment names.
        .. SettingNames.Defaults,
        $"--GITHUB_API_URL={gitHub.ApiUrl}",
        $"--GITHUB_TOKEN={GitHubStandIn.DefaultToken}",
        $"--GITBRAG_DATA={data}",
        "--ALLOW_ANONYMOUS_GENERATION=true",
    ];

    private async Task GenerateAsync(ServiceConnection service, CancellationToken cancellationToken)
    {
        var login = CommandInput.Login(DemoWorld.Login);
        var order = new ReportOrder(service.Client, new ProgressView(consoles.Error), time);
        foreach (var name in Periods)
        {
            var period = CommandInput.Period(name, time.GetUtcNow());
            await order.RunAsync(login, period, force: false, cancellationToken);
            var report = ServiceClient.Read(await service.Client.GetReportAsync(login, period, cancellationToken)
                ?? throw new CommandFailedException("The demo's report was erased.", ExitCode.Failed));
            Show(report, service, login, period);
        }
    }

    // Prints the first report in full, and only the cost of the others, which find file lists in the cache.
    private void Show(Report report, ServiceConnection service, GitHubLogin login, ReportPeriod period)
    {
        if (period.Name == Periods[0])
        {
            new ReportView(consoles.Out).Print(report, new Uri(service.Address, ServiceClient.PathOf(login, period)).ToString());
            return;
        }

        consoles.Out.Profile.Out.Writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Then {period.Name}: {report.Totals.PullRequests:N0} pull requests with {report.Cost.Requests:N0} GitHub requests, {report.Cost.CachedFileLists:N0} file lists from cache."));
    }

    private static string Advice(Uri address) => $"""

        Open {address}user/github/{DemoWorld.Login} in a browser.
        {DemoWorld.Login} and this GitHub are made up and run in this process. Try the API:
          curl {address}api/v1/users/{DemoWorld.Login}/reports/2_years
          curl {address}api/v1/users/{DemoWorld.Login}/reports
          curl -X POST {address}api/v1/users/{DemoWorld.Login}/reports/5_years
          curl -N {address}api/v1/users/{DemoWorld.Login}/task/events
          curl {address}openapi/v1.json
        Ctrl-C ends the demo and removes its data.
        """;

    private static async Task UntilInterruptedAsync(CancellationToken cancellationToken)
    {
        var interrupted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(interrupted.SetResult);
        await interrupted.Task;
    }
}
