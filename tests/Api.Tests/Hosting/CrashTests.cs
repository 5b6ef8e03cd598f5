using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Reporting.Documents;
using GitBrag.Testing;
using GitBrag.Testing.Redis;

namespace GitBrag.Api.Tests.Hosting;

/// <summary>The program as a process of its own, killed as <c>kill -9</c> does it in the middle of a generation.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int PullRequests = 1_500;

    // Long enough for a busy machine, and still short of when the reminder, which is a minute old some seconds later, ticks by itself.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(45);

    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private GitHubStandIn _gitHub = null!;
    private Process? _process;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _gitHub = await GitHubStandIn.StartAsync();
        _gitHub.World.AddGenerated("busy", PullRequests, repositories: 30, days: 360, maxFiles: 10);
        _gitHub.World.AddGenerated("small", 20, repositories: 3, days: 300, maxFiles: 5);
    }

    public async ValueTask DisposeAsync()
    {
        _process?.Kill();
        await _gitHub.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public Task Predecessor_fault_06_a_killed_generation_is_resumed_by_itself_and_repeats_nothing_that_was_checkpointed() => Survive();

    [RedisFact]
    public async Task A_killed_generation_is_resumed_over_Redis_as_well()
    {
        var redis = new RedisServer();
        await redis.InitializeAsync();
        try
        {
            await Survive("CACHE_REDIS_HOST=127.0.0.1", $"CACHE_REDIS_PORT={redis.Port}");
        }
        finally
        {
            await redis.DisposeAsync();
        }
    }

    private async Task Survive(params string[] settings)
    {
        await StartAsync(settings);
        await Succeeds(await Post("small"));
        _gitHub.ResetStats();

        // The last file lists are held back until the program is dead. By the time half of the pull requests are told to be done, two checkpoints of 300 lists are stored.
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gitHub.BeforeAnswer = call => call.FileLists.Count > 0 && _gitHub.Stats.FileLists.Count > PullRequests * 2 / 3 ? held.Task : Task.CompletedTask;
        var task = await Post("busy");
        await Deadline.UntilAsync(async () => await Get(task) is var told && told.GetProperty("phase").GetString() == "files" && told.GetProperty("done").GetInt32() > PullRequests / 2);
        await Kill();
        _gitHub.BeforeAnswer = null;
        held.SetResult();
        var before = _gitHub.Stats.FileLists.ToHashSet();
        _gitHub.ResetStats();

        await StartAsync(settings);
        var ready = Stopwatch.StartNew();
        await Deadline.UntilAsync(() => _gitHub.Stats.Calls > 0);
        Assert.True(ready.Elapsed < AtOnce, $"The task was resumed {ready.Elapsed.TotalSeconds:0} s after the start.");
        var ended = await Succeeds(task);
        var report = (await _http.GetFromJsonAsync<Report>(new Uri(_address, "/api/v1/users/busy/reports/1_year")))!;
        var counted = _gitHub.World.PullRequestsOf("busy").Where(pull => pull.State != "CLOSED").ToArray();

        Assert.Equal(2, ended.GetProperty("attempt").GetInt32());
        Assert.True(report.Complete);
        Assert.Equal(counted.Length, report.Totals.PullRequests);
        Assert.Equal(counted.Sum(pull => (long)pull.Additions), report.Totals.Additions);
        Assert.Equal(counted.Sum(pull => (long)pull.Deletions), report.Totals.Deletions);
        Assert.Equal(counted.Sum(pull => (long)pull.Files.Count), report.Totals.ChangedFiles);

        // What was fetched since the last checkpoint, and what was on its way, may be asked for again; the rest may not.
        var repeated = _gitHub.Stats.FileLists.Count(before.Contains);
        Assert.True(repeated <= before.Count - 300, $"{repeated} of {before.Count} file lists were fetched again.");
        Assert.Equal(0, _gitHub.Stats.Operations.GetValueOrDefault("Listing"));
        using var small = await _http.GetAsync(new Uri(_address, "/api/v1/users/small/reports/1_year"));
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
    }

    private async Task StartAsync(string[] settings)
    {
        var data = _directory.File("data");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(GitBragApplication).Assembly.Location);
        string[] arguments =
        [
            .. SettingNames.Defaults,
            "--urls=http://127.0.0.1:0", $"--GITBRAG_DATA={data}", $"--GITHUB_API_URL={_gitHub.ApiUrl}", $"--GITHUB_TOKEN={GitHubStandIn.DefaultToken}",
            .. settings.Select(static setting => $"--{setting}"),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        await Deadline.UntilAsync(async () =>
        {
            if (!File.Exists(Path.Combine(data, "owner.json")) || Owner(data) is not { } owner || owner.GetProperty("pid").GetInt32() != _process.Id)
            {
                return false;
            }

            if (owner.TryGetProperty("address", out var address) && address.GetString() is { } text)
            {
                _address = new Uri(text);
                using var ready = await _http.GetAsync(new Uri(_address, "/health/ready"));
                return ready.IsSuccessStatusCode;
            }

            return false;
        });
    }

    private static JsonElement? Owner(string data)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "owner.json"))).RootElement;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    private async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private async Task<string> Post(string username)
    {
        using var answer = await _http.PostAsync(new Uri(_address, $"/api/v1/users/{username}/reports/1_year"), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private Task<JsonElement> Get(string task) => _http.GetFromJsonAsync<JsonElement>(new Uri(_address, task));

    private async Task<JsonElement> Succeeds(string task)
    {
        var state = default(JsonElement);
        await Deadline.UntilAsync(async () =>
        {
            state = await Get(task);
            return state.GetProperty("finishedAt").ValueKind != JsonValueKind.Null;
        });
        Assert.Equal("succeeded", state.GetProperty("state").GetString());
        return state;
    }
}
