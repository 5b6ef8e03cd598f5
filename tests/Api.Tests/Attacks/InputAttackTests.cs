using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GitBrag.Api.Tests.Attacks;

public sealed class InputAttackTests(TestService service) : IClassFixture<TestService>
{
    public static TheoryData<string> Usernames =>
    [
        "u5%20is:merged",
        "u5+is:merged",
        "u5%22%20author:torvalds",
        "octo%2Fcat",
        "octo%252Fcat",
        "octo%5Ccat",
        "octo%00cat",
        "octo%0Acat",
        "%E2%84%AAelvin",
        "%D0%BEctocat",
        "octocat%E2%80%8B",
        "octocat%CC%81",
        "octo..cat",
        "octo%3Ccat",
        "%24%7B7*7%7D",
        "..%2Fadmin",
        "con.",
        "%C3%BC",
        "%FF%FE",
    ];

    public static TheoryData<string> Paths =>
    [
        "/../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/api/v1/users/octocat/../../../health/live/..",
        "/api/v1/users/octocat/reports/..%2F..%2Fowner.json",
        "/api/v1/users/octocat/reports/1_year%00.json",
        "/api/v1/users/octocat/reports/1_year;x=1",
        "/api/v1/users//reports/1_year",
        "/api//v1/users/octocat",
        "/avatar/..%2F..%2Fowner.json",
        "/avatar/octocat.png",
        "/user/github/..%2F..%2Fowner.json",
        "/user/github/octocat/export.json%00",
        "/user/github/octocat/../../../data/owner.json",
        "/assets/..%2F..%2Fowner.json",
        "/assets/%2e%2e/owner.json",
        "/owner.json",
        "/data/owner.json",
        "/appsettings.json",
        "/.git/config",
        "/auth/callback/..",
        "/%",
        "/%zz",
        "/%c0%ae%c0%ae/",
    ];

    [Theory]
    [MemberData(nameof(Usernames))]
    public async Task A_trick_in_a_username_never_reaches_GitHub(string username)
    {
        service.GitHub.ResetStats();

        foreach (var (method, path) in new[] { (HttpMethod.Post, "/reports/1_year"), (HttpMethod.Get, "/reports/1_year"), (HttpMethod.Get, ""), (HttpMethod.Get, "/task") })
        {
            using var response = await service.SendAsync(method, $"/api/v1/users/{username}{path}", TestService.Token);
            Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{method} {path}: {response.StatusCode}");
        }

        foreach (var address in (string[])["/avatar/{0}", "/user/github/{0}", "/user/github/{0}/generate", "/user/github/{0}/card", "/user/github/{0}/card.svg", "/user/github/{0}/export.csv"])
        {
            using var response = await service.GetAsync(string.Format(null, address, username));
            Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{address}: {response.StatusCode}");
        }

        Assert.Equal(0, service.GitHub.Stats.Calls);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_trick_in_a_path_finds_nothing(string path)
    {
        var answer = await AskAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("operatorKey", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oversized_input_is_refused_before_it_is_read()
    {
        Assert.StartsWith("HTTP/1.1 414", await AskAsync($"GET /{new string('a', 5_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await AskAsync($"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a={new string('a', 20_000)}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await AskAsync($"GET / HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 200).Select(static i => $"X-{i}: 1\r\n"))}\r\n"), StringComparison.Ordinal);
        foreach (var address in (string[])["/api/v1/users/octocat/reports/1_year", "/user/github/octocat/generate", "/user/github/octocat/cancel"])
        {
            const string form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000000\r\nConnection: close";
            Assert.StartsWith("HTTP/1.1 413", await AskAsync($"POST {address} HTTP/1.1\r\nHost: localhost\r\n{form}\r\n\r\n"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/v1/users/{0}/reports/1_year")]
    [InlineData("/api/v1/users/octocat/reports/{0}")]
    [InlineData("/api/v1/users/octocat/tasks/{0}")]
    [InlineData("/avatar/{0}")]
    public async Task A_long_part_of_an_address_is_no_fault(string address)
    {
        using var response = await service.GetAsync(string.Format(null, address, new string('a', 3_000)));

        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{response.StatusCode}");
    }

    private async Task<string> AskAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", service.Http.BaseAddress!.Port);
        await using var stream = connection.GetStream();
        using var answer = new MemoryStream();

        // The server may hang up on what it does not read to its end, in the middle of the question or after the answer. What it has said by then is its answer.
        await BeforeHangUpAsync(() => stream.WriteAsync(Encoding.ASCII.GetBytes(request)).AsTask());
        await BeforeHangUpAsync(() => stream.CopyToAsync(answer));
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private static async Task BeforeHangUpAsync(Func<Task> exchange)
    {
        try
        {
            await exchange();
        }
        catch (IOException hangUp) when (hangUp.InnerException is SocketException)
        {
        }
    }
}
