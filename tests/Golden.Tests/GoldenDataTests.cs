using System.Net;
using System.Text;
using System.Text.Json;
using GitBrag.GitHub.StandIn;
using GitBrag.Reporting.Documents;
using GitBrag.Testing;
using GitBrag.Testing.Redis;

namespace GitBrag.Golden.Tests;

/// <summary>What version 1.0 left on each grain runtime and storage that it had, opened by the service of today.</summary>
public sealed class GoldenDataTests : IDisposable
{
    // The draft of the unfinished task holds at least so many file lists.
    private const int Drafted = 300;

    private readonly TemporaryDirectory _directory = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public Task What_the_local_runtime_left_in_SQLite_is_read_and_resumed() => OpenSqlite("local");

    [Fact]
    public Task What_Orleans_left_in_SQLite_is_read_and_resumed() => OpenSqlite("orleans");

    [RedisFact]
    public Task What_the_local_runtime_left_in_Redis_is_read_and_resumed() => OpenRedis("local");

    [RedisFact]
    public Task What_Orleans_left_in_Redis_is_read_and_resumed() => OpenRedis("orleans");

    private Task OpenSqlite(string writtenBy) => Open(new GoldenData(writtenBy, "sqlite"));

    private async Task OpenRedis(string writtenBy)
    {
        var data = new GoldenData(writtenBy, "redis");

        // A server with an append-only file reads no dump.
        var redis = new RedisServer { Arguments = ["--appendonly", "no"] };
        data.CopyDump(redis.DataDirectory);
        await redis.InitializeAsync();
        try
        {
            await Open(data, "CACHE_REDIS_HOST=127.0.0.1", $"CACHE_REDIS_PORT={redis.Port}");
        }
        finally
        {
            await redis.DisposeAsync();
        }
    }

    private async Task Open(GoldenData data, params string[] settings)
    {
        var notes = data.Notes;
        data.CopyDirectory(_directory);
        await using var service = await GoldenService.StartAsync(notes, _directory, BeforeAnswer, settings);

        await ResumesItsTask(service, notes);
        await ReadsReports(service, data);
        await KeepsTheSession(service, notes);
        await KeepsThePrivateReport(service, data);
    }

    private Task BeforeAnswer(GitHubCall call) => call.Login == GoldenWorld.Starter ? _gate.Task : Task.CompletedTask;

    // Nobody has asked about the task until GitHub is asked on its behalf, with the token that its starter gave to the earlier program.
    private async Task ResumesItsTask(GoldenService service, GoldenNotes notes)
    {
        await Deadline.UntilAsync(() => service.GitHub.Stats.Log.Any(static call => call.Login == GoldenWorld.Starter));
        Assert.Equal("resume", Assert.Single(await RemindersOf(service)).ReminderName);
        _gate.SetResult();

        var task = default(JsonElement);
        await Deadline.UntilAsync(async () =>
        {
            task = await Json<JsonElement>(service, $"/api/v1/users/{GoldenWorld.Unfinished}/tasks/{notes.Task}");
            return task.GetProperty("finishedAt").ValueKind != JsonValueKind.Null;
        });
        Assert.Equal("succeeded", task.GetProperty("state").GetString());
        Assert.Equal(2, task.GetProperty("attempt").GetInt32());
        var report = await Json<Report>(service, $"/api/v1/users/{GoldenWorld.Unfinished}/reports/1_year");
        var expected = WorldSums.Of(service.GitHub.World, GoldenWorld.Unfinished, report.Since, report.Until);
        Assert.True(report.Complete);
        Assert.Equal(expected, SumsOf(report));

        // The draft was of use: nothing is listed again, and only the file lists that it lacks are fetched.
        Assert.Equal(0, service.GitHub.Stats.Operations.GetValueOrDefault("Listing"));
        Assert.InRange(service.GitHub.Stats.FileLists.Distinct().Count(), 1, expected.PullRequests - Drafted);
        await Deadline.UntilAsync(async () => (await RemindersOf(service)).Count == 0);
    }

    private static async Task ReadsReports(GoldenService service, GoldenData data)
    {
        const string reports = $"/api/v1/users/{GoldenWorld.Finished}/reports";
        foreach (var period in new[] { "1_year", "2_years" })
        {
            Assert.Equal(data.Answer($"{period}.json"), await Body(service, $"{reports}/{period}"));
        }

        var list = await Json<JsonElement>(service, reports);
        Assert.Equal(["2_years", "1_year"], list.GetProperty("reports").EnumerateArray().Select(static report => report.GetProperty("period").GetString()!));
    }

    private static async Task KeepsTheSession(GoldenService service, GoldenNotes notes)
    {
        using var signedIn = await service.GetAsync("/auth/logout", session: notes.Session);
        using var other = await service.GetAsync("/auth/logout", session: new string('a', notes.Session.Length));

        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Contains($"{GoldenWorld.Viewer}<span class=\"unseen\">: sign out</span>", await signedIn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    private static async Task KeepsThePrivateReport(GoldenService service, GoldenData data)
    {
        const string report = $"/api/v1/users/{GoldenWorld.Viewer}/reports/1_year";
        const string ownReport = $"{report}?private=true";
        var expected = data.Answer("private.json");

        // In the session, the token is the one that was kept encrypted.
        Assert.Equal(expected, await Body(service, ownReport, session: data.Notes.Session));
        Assert.Equal(expected, await Body(service, ownReport, GoldenWorld.TokenOf(GoldenWorld.Viewer)));
        Assert.Contains(GoldenWorld.Secret, Encoding.UTF8.GetString(expected), StringComparison.Ordinal);
        using var stranger = await service.GetAsync(ownReport, GoldenWorld.TokenOf(GoldenWorld.Stranger));
        using var everybody = await service.GetAsync(report);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (stranger.StatusCode, everybody.StatusCode));
    }

    private static async Task<byte[]> Body(GoldenService service, string path, string? token = null, string? session = null)
    {
        using var answer = await service.GetAsync(path, token, session);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}");
        return body;
    }

    private static async Task<T> Json<T>(GoldenService service, string path) => JsonSerializer.Deserialize<T>(await Body(service, path), JsonSerializerOptions.Web)!;

    private static async Task<IReadOnlyCollection<ReminderEntry>> RemindersOf(GoldenService service) =>
        [.. (await service.Reminders.ReadRows(GrainId.Parse($"user/{GoldenWorld.Host}/{GoldenWorld.Unfinished}"))).Reminders];

    private static WorldSums SumsOf(Report report)
    {
        var totals = report.Totals;
        return new WorldSums(totals.PullRequests, totals.Merged, totals.Open, totals.Closed, totals.Repositories, totals.Additions, totals.Deletions, totals.ChangedFiles);
    }
}
