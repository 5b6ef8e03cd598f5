using System.Diagnostics;
using System.Runtime.CompilerServices;
using GitBrag.Bench.Processes;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;

namespace GitBrag.Bench.Generations;

/// <summary>
/// Measures generations against the stand-in for GitHub. Each uses a new account with a full quota. The service has seen its token before, so identifying it
/// is not part of the measured time.
/// </summary>
/// <param name="gitHub">The stand-in.</param>
/// <param name="service">The service.</param>
/// <param name="time">The clock.</param>
internal sealed class GenerationBench(GitHubStandIn gitHub, ServiceProcess service, TimeProvider time)
{
    private const string FirstUse = "bench-first-use";
    private const int Repositories = 40;
    private const int Year = 360;
    private const int ChangedPullRequests = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly ReportPeriod _oneYear = ReportPeriod.FromName("1_year");
    private readonly ReportPeriod _twoYears = ReportPeriod.FromName("2_years");
    private int _accounts;

    /// <summary>Measures a new contributor in every case, in the order of <see cref="GenerationCases.All"/>.</summary>
    /// <exception cref="CommandFailedException">A generation failed, or its report is wrong.</exception>
    public async IAsyncEnumerable<(string Case, GenerationFigures Figures)> MeasureAsync(
        string login, int pullRequests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var person = Login(login);
        gitHub.World.AddGenerated(login, pullRequests, Repositories, Year);
        yield return (GenerationCases.First, await GenerateAsync(person, _oneYear, cancellationToken));
        yield return (GenerationCases.Again, await GenerateAsync(person, _oneYear, cancellationToken));
        Change(login);
        yield return (GenerationCases.Refresh, await GenerateAsync(person, _oneYear, cancellationToken));

        // For another contributor, the shorter period already has half of the pull requests.
        var other = Login($"{login}-2y");
        gitHub.World.AddGenerated(other.Name, pullRequests, Repositories, 2 * Year);
        await GenerateAsync(other, _oneYear, cancellationToken);
        yield return (GenerationCases.Overlapping, await GenerateAsync(other, _twoYears, cancellationToken));
    }

    /// <summary>Stores the report of a new contributor without measuring it, and returns its path.</summary>
    /// <exception cref="CommandFailedException">The generation failed, or its report is wrong.</exception>
    public async Task<string> StoreAsync(string login, int pullRequests, CancellationToken cancellationToken)
    {
        gitHub.World.AddGenerated(login, pullRequests, Repositories, Year);
        await GenerateAsync(Login(login), _oneYear, cancellationToken);
        return ServiceClient.PathOf(Login(login), _oneYear);
    }

    /// <summary>Generates a report, even when one is stored, and checks it.</summary>
    private async Task<GenerationFigures> GenerateAsync(GitHubLogin login, ReportPeriod period, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        var client = new ServiceClient(http, await NewTokenAsync(http, cancellationToken), operatorKey: null);
        gitHub.ResetStats();
        var began = Stopwatch.GetTimestamp();
        var report = await ReportAsync(client, login, period, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (ReportCheck.Difference(gitHub.World, report) is { } difference)
        {
            throw new CommandFailedException($"The report of {login.Name} over {period.Name} is wrong: {difference}.", ExitCode.Failed);
        }

        return gitHub.Stats.LimitViolations == 0
            ? new GenerationFigures(seconds, gitHub.Stats.Calls, gitHub.Stats.Points, gitHub.Stats.LimitsHit)
            : throw new CommandFailedException($"{gitHub.Stats.LimitViolations} requests were sent although GitHub had asked to wait.", ExitCode.Failed);
    }

    private async Task<string> NewTokenAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var account = $"bench-account-{++_accounts}";
        gitHub.Tokens.Add($"{account}-token", account);
        if (_accounts == 1)
        {
            gitHub.World.AddGenerated(FirstUse, 1);
        }

        await ReportAsync(new ServiceClient(http, $"{account}-token", operatorKey: null), Login(FirstUse), _oneYear, cancellationToken);
        return $"{account}-token";
    }

    private async Task<Report> ReportAsync(ServiceClient client, GitHubLogin login, ReportPeriod period, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        var task = (await client.StartAsync(login, period, force: true, deadline.Token))!;
        TaskAnswer answer;
        while (!(answer = await client.GetTaskAsync(task, deadline.Token)).HasEnded)
        {
            await Task.Delay(Pause, time, deadline.Token);
        }

        return answer.State == "succeeded" && await client.GetReportAsync(login, period, deadline.Token) is { } report
            ? ServiceClient.Read(report)
            : throw new CommandFailedException($"Generating {login.Name} over {period.Name} {answer.State}: {answer.Error?.Detail ?? "no report is stored"}", ExitCode.Failed);
    }

    /// <summary>Pushes to three pull requests.</summary>
    private void Change(string login)
    {
        foreach (var changed in gitHub.World.PullRequestsOf(login).OrderBy(pull => pull.Number).ThenBy(pull => pull.Repository, StringComparer.Ordinal).Take(ChangedPullRequests))
        {
            gitHub.World.AddPullRequest(changed with { Files = [.. changed.Files, new WorldFile("src/later.cs", 7, 1)], UpdatedAt = time.GetUtcNow() });
        }
    }

    private static GitHubLogin Login(string name) => GitHubLogin.TryParse("github.com", name, out var login) ? login : throw new ArgumentException(name, nameof(name));
}
