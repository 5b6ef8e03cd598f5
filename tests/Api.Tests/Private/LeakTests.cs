using System.Text;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;
using GitBrag.Testing.Redis;

namespace GitBrag.Api.Tests.Private;

/// <summary>Nothing private reaches a public report, whatever the token sees, and no token is ever seen again: in no answer, no log line and no stored byte.</summary>
public sealed class LeakTests : IClassFixture<RedisServer>
{
    private const string Person = "mixed";
    private const string Hidden = "plugh-hidden";

    private readonly RedisServer _redis;

    public LeakTests(RedisServer redis) => _redis = redis;

    private static string Token => PrivateWorld.TokenOf(Person);

    [Fact]
    public async Task A_public_report_made_with_a_token_that_sees_everything_holds_nothing_private()
    {
        await using var service = await TestService.StartAsync();
        await MakePublicReportsAsync(service);

        var answers = await AnswersAsync(service, [null, TestService.Token, Token]);
        Assert.Contains(answers, IsPublicTitle);
        Assert.DoesNotContain(answers, TellsSecret);
        Assert.DoesNotContain(service.Log.Entries, TellsSecret);
        Assert.Contains(StoredBytes.InDirectory(service.Data), IsPublicTitle);
        Assert.DoesNotContain(StoredBytes.InDirectory(service.Data), TellsSecret);

        // What looks for it would find it.
        await service.EndOfPrivateAsync(await service.PostAsync($"/api/v1/users/{Person}/reports/1_year?private=true", Token), Token);
        Assert.Contains(StoredBytes.InDirectory(service.Data), TellsSecret);
        Assert.DoesNotContain(await AnswersAsync(service, [null, TestService.Token]), TellsSecret);
        Assert.DoesNotContain(service.Log.Entries, TellsSecret);
        using var own = await service.GetAsync($"/api/v1/users/{Person}/reports/1_year?private=true", Token);
        Assert.True(TellsSecret(await own.Content.ReadAsStringAsync()));
    }

    [RedisFact]
    public async Task Nor_does_it_in_Redis()
    {
        await using var service = await TestService.StartAsync("CACHE_REDIS_HOST=127.0.0.1", $"CACHE_REDIS_PORT={_redis.Port}");
        await MakePublicReportsAsync(service);

        Assert.Contains(StoredBytes.InLog(_redis.DataDirectory), IsPublicTitle);
        Assert.DoesNotContain(StoredBytes.InLog(_redis.DataDirectory), TellsSecret);

        await service.EndOfPrivateAsync(await service.PostAsync($"/api/v1/users/{Person}/reports/1_year?private=true", Token), Token);
        Assert.Contains(StoredBytes.InLog(_redis.DataDirectory), TellsSecret);
        Assert.DoesNotContain(StoredBytes.InLog(_redis.DataDirectory), text => text.Contains(Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_turned_private_leaves_the_public_report_with_the_next_refresh(bool tokenSeesIt)
    {
        await using var service = await TestService.StartAsync();
        AddPerson(service);
        service.GitHub.World.AddRepository(new WorldRepository { FullName = "mixed/engine", Description = $"The {Hidden} engine" });
        service.GitHub.World.AddPullRequest(Merged(service, "mixed/engine", 1, $"Start the {Hidden} engine") with { Files = [new WorldFile($"{Hidden}/a.cobol", 9_000, 0)] });
        await service.GenerateAsync($"{Person}/reports/1_year", token: Token);
        using (var before = await service.GetAsync($"/api/v1/users/{Person}/reports/1_year"))
        {
            Assert.Contains(Hidden, await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        service.GitHub.World.SetPrivate("mixed/engine");
        service.Time.Advance(TimeSpan.FromHours(1));
        await service.GenerateAsync($"{Person}/reports/1_year", "?force=true", tokenSeesIt ? Token : TestService.Token);

        var answers = await AnswersAsync(service, [null, Token]);
        Assert.Contains(answers, IsPublicTitle);
        Assert.DoesNotContain(answers, text => text.Contains(Hidden, StringComparison.OrdinalIgnoreCase) || text.Contains("mixed/engine", StringComparison.OrdinalIgnoreCase));
        await service.StopAsync();
        Assert.DoesNotContain(StoredBytes.InDirectory(service.Data), text => text.Contains(Hidden, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_token_is_seen_again()
    {
        const string first = "ghp_server_first_0123456789abcdefghij";
        const string second = "ghp_server_second_0123456789abcdefghi";
        const string mistyped = "ghp_mistyped_0123456789abcdefghijklmn";
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={first},{second}", "GITHUB_APP_CLIENT_ID=standin-client", "GITHUB_APP_CLIENT_SECRET=standin-secret");
        AddPerson(service);
        service.GitHub.Tokens.Add(first, "one");
        var failed = await service.GenerateAsync($"{Person}/reports/2_years", token: mistyped);
        await service.GenerateAsync($"{Person}/reports/1_year", token: null);
        await service.EndOfPrivateAsync(await service.PostAsync($"/api/v1/users/{Person}/reports/1_year?private=true", Token), Token);
        var answers = await AnswersAsync(service, [null, mistyped, Token]);
        using var held = await HoldTaskAsync(service);

        string[] tokens = [first, second, mistyped, Token, "standin-secret", Convert.ToBase64String(Encoding.UTF8.GetBytes("standin-client:standin-secret"))];
        Assert.Equal("bad-credentials", failed.GetProperty("error").Text("type"));
        Assert.Contains(service.Log.Entries, entry => entry.Contains("token 2 of GITHUB_TOKEN", StringComparison.Ordinal));
        foreach (var token in tokens)
        {
            Assert.DoesNotContain(answers, text => text.Contains(token, StringComparison.Ordinal));
            Assert.DoesNotContain(service.Log.Entries, text => text.Contains(token, StringComparison.Ordinal));
            Assert.DoesNotContain(StoredBytes.InDirectory(service.Data), text => text.Contains(token, StringComparison.Ordinal));
        }
    }

    // More than a page, so that a refresh does not list but looks what changed, where GitHub shows private pull requests unasked.
    private static async Task MakePublicReportsAsync(TestService service)
    {
        AddPerson(service);
        service.GitHub.World.AddGenerated(Person, 150, repositories: 3, days: 300);
        await service.GenerateAsync($"{Person}/reports/1_year", token: Token);
        service.GitHub.World.AddPullRequest(Merged(service, PrivateWorld.Repository, 9_001, $"One more {PrivateWorld.Secret}"));
        service.Time.Advance(TimeSpan.FromHours(1));
        await service.GenerateAsync($"{Person}/reports/1_year", "?force=true", Token);
        await service.GenerateAsync($"{Person}/reports/all_time", token: Token);
    }

    private static void AddPerson(TestService service) => service.AddPerson(Person);

    private static WorldPullRequest Merged(TestService service, string repository, int number, string title) => new()
    {
        Repository = repository,
        Number = number,
        Author = Person,
        Title = title,
        CreatedAt = service.Time.GetUtcNow().AddDays(-3),
        MergedAt = service.Time.GetUtcNow().AddMinutes(-1),
    };

    // A task that is at work keeps its token; it must be stored encrypted.
    private static async Task<HttpResponseMessage> HoldTaskAsync(TestService service)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.GitHub.BeforeAnswer = _ =>
        {
            held.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        var started = await service.PostAsync($"/api/v1/users/{Person}/reports/5_years", Token);
        await held.Task.WaitAsync(Deadline.Patience);
        return started;
    }

    private static bool TellsSecret(string text) => text.Contains(PrivateWorld.Secret, StringComparison.OrdinalIgnoreCase);

    private static bool IsPublicTitle(string text) => text.Contains("Change number", StringComparison.Ordinal);

    private static async Task<List<string>> AnswersAsync(TestService service, string?[] tokens)
    {
        string[] paths =
        [
            "", "/reports", "/reports/1_year", "/reports/2_years", "/reports/all_time", "/task", "/task/events",
            .. (await service.GetAsync($"/user/github/{Person}/export.json")).IsSuccessStatusCode ? Exports : [],
        ];
        var texts = new List<string>();
        foreach (var path in paths)
        {
            foreach (var token in tokens)
            {
                using var response = await service.GetAsync(path.StartsWith("/user/", StringComparison.Ordinal) ? path : $"/api/v1/users/{Person}{path}", token);
                texts.Add($"{response.Headers} {await response.Content.ReadAsStringAsync()}");
            }
        }

        return texts;
    }

    private static IEnumerable<string> Exports => new[] { "json", "csv", "md" }.Select(static extension => $"/user/github/{Person}/export.{extension}");
}
