using System.Net;
using System.Text;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.Keys;

namespace GitBrag.Cli.Tests.Service;

public sealed class ServiceClientTests : IDisposable
{
    private static readonly ReportPeriod Period = ReportPeriod.FromName("1_year");

    private readonly Answers _answers = new();
    private readonly HttpClient _http;

    public ServiceClientTests() => _http = new HttpClient(_answers) { BaseAddress = new Uri("http://service.example/") };

    [Fact]
    public async Task A_started_task_is_known_by_its_address()
    {
        _answers.Next = _ => new HttpResponseMessage(HttpStatusCode.Accepted) { Headers = { Location = new Uri("/api/v1/users/octocat/tasks/7", UriKind.Relative) } };

        var task = await Client("token").StartAsync(Login("OctoCat"), Period, force: true, CancellationToken.None);

        Assert.Equal("/api/v1/users/octocat/tasks/7", task?.ToString());
        Assert.Equal(["POST http://service.example/api/v1/users/octocat/reports/1_year?force=true Bearer token"], _answers.Requests);
    }

    [Fact]
    public async Task Without_a_token_of_their_own_the_operator_asks_with_the_key()
    {
        _answers.Next = _ => new HttpResponseMessage(HttpStatusCode.OK);

        Assert.Null(await Client(token: null).StartAsync(Login("dependabot[bot]"), Period, force: false, CancellationToken.None));
        Assert.Equal(["POST http://service.example/api/v1/users/dependabot%5Bbot%5D/reports/1_year Operator key"], _answers.Requests);
    }

    [Theory]
    [InlineData(401, "urn:gitbrag:problem:credentials-required", "whatever", ExitCode.Lacking, "GITHUB_TOKEN")]
    [InlineData(401, "urn:gitbrag:problem:bad-credentials", "Send it so.", ExitCode.Lacking, "Send it so.")]
    [InlineData(403, "urn:gitbrag:problem:username-barred", "It is barred.", ExitCode.Failed, "It is barred.")]
    [InlineData(429, "urn:gitbrag:problem:queue-full", "Eight wait.", ExitCode.Failed, "Eight wait.")]
    [InlineData(503, "urn:gitbrag:problem:storage-unavailable", "Disk \\u001b[2J full.", ExitCode.Failed, "Disk [2J full.")]
    public async Task A_refusal_becomes_its_sentence_and_an_exit_code(int status, string type, string detail, int exitCode, string sentence)
    {
        _answers.Next = _ => Json(status, $$"""{"type":"{{type}}","title":"No","status":{{status}},"detail":"{{detail}}"}""");

        var failure = await Assert.ThrowsAnyAsync<CommandFailedException>(() => Client(null).StartAsync(Login("octocat"), Period, false, CancellationToken.None));

        Assert.Equal(exitCode, failure.ExitCode);
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_none_of_the_services_is_told_by_its_status()
    {
        _answers.Next = _ => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") };

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => Client(null).StartAsync(Login("octocat"), Period, false, CancellationToken.None));

        Assert.Equal("The service answered 502.", failure.Message);
    }

    [Fact]
    public async Task A_service_that_is_gone_is_told_from_one_that_refuses()
    {
        _answers.Next = _ => throw new HttpRequestException("connection refused");

        await Assert.ThrowsAsync<ServiceLostException>(() => Client(null).GetReportAsync(Login("octocat"), Period, CancellationToken.None));
    }

    [Fact]
    public async Task A_report_that_is_not_stored_is_null()
    {
        _answers.Next = _ => Json(404, """{"type":"urn:gitbrag:problem:report-not-found","detail":"none"}""");

        Assert.Null(await Client(null).GetReportAsync(Login("octocat"), Period, CancellationToken.None));
    }

    [Fact]
    public async Task A_task_is_followed_until_it_has_ended()
    {
        var states = new Queue<string>(["queued", "running", "waiting", "succeeded"]);
        _answers.Next = _ => Json(200, $$"""{"id":"7","state":"{{states.Dequeue()}}","phase":"files","done":1,"total":2}""");
        var seen = new List<string>();

        var ended = await new TaskFollower(Client(null), TimeProvider.System)
            .FollowAsync(new Uri("/api/v1/users/octocat/tasks/7", UriKind.Relative), task => seen.Add(task.State), CancellationToken.None);

        Assert.Equal("succeeded", ended.State);
        Assert.Equal(["queued", "running", "waiting"], seen);
    }

    [Fact]
    public async Task Erasing_is_asked_for_with_the_operators_key_even_by_somebody_with_a_token()
    {
        _answers.Next = _ => Json(200, """{"username":"octocat","erasedReports":3,"barred":true}""");

        Assert.Equal(3, await Client("token").EraseAsync(Login("octocat"), bar: true, CancellationToken.None));
        Assert.Equal(["DELETE http://service.example/api/v1/users/octocat?bar=true Operator key"], _answers.Requests);
    }

    public void Dispose()
    {
        _http.Dispose();
        _answers.Dispose();
    }

    private static GitHubLogin Login(string name) => GitHubLogin.TryParse("github.com", name, out var login) ? login : throw new FormatException(name);

    private static HttpResponseMessage Json(int status, string json) =>
        new((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, status < 400 ? "application/json" : "application/problem+json") };

    private ServiceClient Client(string? token) => new(_http, token, "key");

    private sealed class Answers : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        public Func<HttpRequestMessage, HttpResponseMessage> Next { get; set; } = _ => throw new InvalidOperationException("No answer is set.");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {request.Headers.Authorization}");
            return Task.FromResult(Next(request));
        }
    }
}
