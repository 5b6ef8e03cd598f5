using System.Net;

namespace GitBrag.Api.Tests.Protection;

public sealed class StartLimitTests
{
    [Fact]
    public async Task Starts_from_one_address_are_limited_and_say_when_to_come_back()
    {
        await using var service = await TestService.StartAsync("START_LIMIT_PER_ADDRESS=2", "TRUSTED_PROXIES=127.0.0.1", "ALLOW_ANONYMOUS_GENERATION=true", "GITHUB_TOKEN=standin-token");

        // Nobody is answered with the finished report, however slow the machine is.
        var held = new TaskCompletionSource();
        service.GitHub.BeforeAnswer = _ => held.Task;
        for (var i = 0; i < 2; i++)
        {
            using var admitted = await StartAsync(service, "203.0.113.1");
            Assert.Equal(HttpStatusCode.Accepted, admitted.StatusCode);
        }

        using var refused = await StartAsync(service, "203.0.113.1");
        using var other = await StartAsync(service, "203.0.113.2");
        using var sixth = await StartAsync(service, "2001:db8::1");
        using var read = await service.GetAsync("/api/v1/users/tester/task", null, ("X-Forwarded-For", "203.0.113.1"));

        await refused.IsProblemAsync(HttpStatusCode.TooManyRequests, "too-many-starts");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, sixth.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        held.SetResult();
    }

    [Fact]
    public async Task Addresses_of_one_IPv6_network_count_as_one()
    {
        await using var service = await TestService.StartAsync("START_LIMIT_PER_ADDRESS=1", "TRUSTED_PROXIES=127.0.0.1", "GITHUB_TOKEN=standin-token");

        using var first = await StartAsync(service, "2001:db8:0:1::1");
        using var second = await StartAsync(service, "2001:db8:0:1:ffff::2");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
    }

    [Fact]
    public async Task Starts_of_one_account_are_limited_wherever_they_come_from_and_the_operators_are_not()
    {
        await using var service = await TestService.StartAsync("START_LIMIT_PER_ACCOUNT=1", "TRUSTED_PROXIES=127.0.0.1", "GITHUB_TOKEN=standin-token");
        service.GitHub.Tokens.Add("another-token", "another");

        using var first = await StartAsync(service, "203.0.113.1", "Bearer standin-token");
        using var second = await StartAsync(service, "203.0.113.2", "Bearer standin-token");
        using var another = await StartAsync(service, "203.0.113.2", "Bearer another-token");
        using var operators = await StartAsync(service, "203.0.113.2", $"Operator {service.OperatorKey}");
        using var again = await StartAsync(service, "203.0.113.2", $"Operator {service.OperatorKey}");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        await second.IsProblemAsync(HttpStatusCode.TooManyRequests, "too-many-starts");
        Assert.All([another, operators, again], static response => Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK));
    }

    [Fact]
    public async Task Whoever_is_not_behind_a_trusted_proxy_cannot_choose_their_address()
    {
        await using var service = await TestService.StartAsync("START_LIMIT_PER_ADDRESS=1", "GITHUB_TOKEN=standin-token");

        using var first = await StartAsync(service, "203.0.113.1");
        using var second = await StartAsync(service, "203.0.113.2");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
    }

    [Fact]
    public async Task Whatever_has_GitHub_asked_counts_and_what_is_known_is_read_all_the_same()
    {
        await using var service = await TestService.StartAsync("START_LIMIT_PER_ACCOUNT=1");
        await service.StoreAsync(StoredReports.Sample("aged", "1_year", service.Time.GetUtcNow().AddDays(-3)));
        using var profile = await service.GetAsync("/api/v1/users/tester", TestService.Token);
        Assert.Equal(HttpStatusCode.OK, profile.StatusCode);
        service.Time.Advance(TimeSpan.FromHours(2));
        service.GitHub.ResetStats();

        using var known = await service.GetAsync("/api/v1/users/tester", TestService.Token);
        using var unknown = await service.GetAsync("/api/v1/users/octocat", TestService.Token);
        using var stale = await service.GetAsync("/api/v1/users/aged/reports/1_year", TestService.Token);
        using var page = await service.GetAsync("/user/github/aged", TestService.Token);

        Assert.Equal(await profile.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
        await unknown.IsProblemAsync(HttpStatusCode.TooManyRequests, "too-many-starts");
        Assert.NotNull(unknown.Headers.RetryAfter);
        Assert.All([stale, page], static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.False(stale.Headers.Contains("Link"));
        Assert.Equal(0, service.GitHub.Stats.Calls);
    }

    [Fact]
    public async Task The_refresh_of_a_stale_report_is_a_start()
    {
        await using var service = await TestService.StartAsync("START_LIMIT_PER_ACCOUNT=1");
        await service.StoreAsync(StoredReports.Sample("aged", "1_year", service.Time.GetUtcNow().AddDays(-3)));

        using var stale = await service.GetAsync("/api/v1/users/aged/reports/1_year", TestService.Token);
        using var second = await service.PostAsync("/api/v1/users/tester/reports/1_year");

        Assert.True(stale.Headers.Contains("Link"));
        await second.IsProblemAsync(HttpStatusCode.TooManyRequests, "too-many-starts");
    }

    private static Task<HttpResponseMessage> StartAsync(TestService service, string from, string? authorization = null) => service.SendAsync(
        HttpMethod.Post,
        "/api/v1/users/tester/reports/1_year",
        null,
        null,
        [("X-Forwarded-For", from), .. authorization is null ? [] : new[] { ("Authorization", authorization) }]);
}
