using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using GitBrag.Cli.Invocation;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Load;

/// <summary>
/// Starts generations at an even rate. Each has its own contributor and its own account, so limits play no part. Each is started at one gateway and then at the
/// other.
/// </summary>
/// <param name="http">Sends the requests.</param>
/// <param name="gateways">Two gateways.</param>
/// <param name="gitHub">The stand-in, which gets the contributors.</param>
/// <param name="prefix">The prefix of their usernames.</param>
internal sealed class TaskLoad(HttpClient http, IReadOnlyList<Uri> gateways, GitHubStandIn gitHub, string prefix)
{
    private const int PullRequests = 300;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private int _refused;

    /// <summary>The prefix of a scenario's usernames, before a hyphen and a number.</summary>
    public static string PrefixOf(string scenario) => $"task-{scenario.ToLowerInvariant()}";

    /// <summary>The number at the end of a username.</summary>
    public static int NumberOf(string login) => int.Parse(login.AsSpan(login.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    /// <summary>Whether the load polls the task of a username. It polls every other one.</summary>
    public static bool IsFollowed(string login) => NumberOf(login) % 2 == 0;

    /// <summary>The number of start requests that were not answered with the task or its report.</summary>
    public int Refused => _refused;

    /// <summary>Starts generations until stopped, and waits for the last answers.</summary>
    public async Task RunAsync(Action<StartedTask> onStarted, CancellationToken stop)
    {
        var starts = new List<Task>();
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                starts.Add(StartAsync(starts.Count + 1, onStarted));
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }

        await Task.WhenAll(starts);
    }

    private async Task StartAsync(int number, Action<StartedTask> onStarted)
    {
        var login = $"{prefix}-{number}";
        gitHub.World.AddGenerated(login, PullRequests, repositories: 20, maxFiles: 10);
        gitHub.Tokens.Add($"{login}-token", $"{login}-account");
        var (first, second) = (gateways[number % 2], gateways[(number + 1) % 2]);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < RetryTime; await Task.Delay(RetryPause))
        {
            if (await PostAsync(first, login) is { } address)
            {
                onStarted(new StartedTask(login, address, IsFollowed(login), (await PostAsync(second, login))?.AbsolutePath));
                return;
            }
        }

        throw new CommandFailedException($"No gateway accepted a generation of {login} within {RetryTime.TotalSeconds:0} seconds.", ExitCode.Failed);
    }

    /// <summary>Returns the task's address; null when the answer is neither the task nor its report.</summary>
    private async Task<Uri?> PostAsync(Uri gateway, string login)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, $"api/v1/users/{login}/reports/1_year"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"{login}-token");
        try
        {
            using var answer = await http.SendAsync(request);
            switch (answer.StatusCode)
            {
                case HttpStatusCode.Accepted:
                    return new Uri(gateway, answer.Headers.Location!);
                case HttpStatusCode.OK:
                    // The answer to an earlier request was lost, and the report is already there.
                    return new Uri(gateway, $"api/v1/users/{login}/task");
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            // Counted as refused.
        }

        Interlocked.Increment(ref _refused);
        return null;
    }
}
