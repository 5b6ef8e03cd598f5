using System.Net.Http.Headers;
using System.Text.Json;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitBrag.Api.Tests;

/// <summary>The whole service in this process on a port of its own, with real SQLite in a temporary directory. Only GitHub is a stand-in.</summary>
public sealed class TestService : IAsyncLifetime, IAsyncDisposable
{
    public const string Token = GitHubStandIn.DefaultToken;

    private readonly TemporaryDirectory _directory = new();
    private bool _isRunning;

    /// <summary>The clock of reports and caches.</summary>
    public ShiftableTime Time { get; } = new();

    /// <summary>Everything the service logs, at every level.</summary>
    public CapturedLog Log { get; } = new();

    public GitHubStandIn GitHub { get; private set; } = null!;

    public WebApplication App { get; private set; } = null!;

    /// <summary>Talks to the service without credentials, and follows no redirect.</summary>
    public HttpClient Http { get; private set; } = null!;

    public string Data => _directory.File("data");

    public IGrainFactory Grains => App.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The address that the service itself wrote down for others.</summary>
    public JsonElement OwnerFile => JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "owner.json"))).RootElement;

    public string OperatorKey => OwnerFile.GetProperty("operatorKey").GetString()!;

    /// <summary>Starts a service of its own for one test.</summary>
    /// <param name="settings">Settings that differ from the usual ones of a test, as <c>NAME=value</c>.</param>
    public static async Task<TestService> StartAsync(params string[] settings)
    {
        var service = new TestService();
        service.GitHub = await GitHubStandIn.StartAsync();
        await service.RunAsync(settings);
        return service;
    }

    public async ValueTask InitializeAsync()
    {
        GitHub = await GitHubStandIn.StartAsync();
        await RunAsync();
    }

    /// <summary>Stops the service in an orderly way and starts it again on the same data.</summary>
    public async Task RestartAsync(params string[] settings)
    {
        await StopAsync();
        await RunAsync(settings);
    }

    /// <summary>Stops the service in an orderly way; a stopped one stays stopped.</summary>
    public async Task StopAsync()
    {
        if (_isRunning)
        {
            _isRunning = false;
            Http.Dispose();
            await App.StopAsync();
            await App.DisposeAsync();
        }
    }


    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await GitHub.DisposeAsync();
        _directory.Dispose();
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, token, null, headers);

    public Task<HttpResponseMessage> PostAsync(string path, string? token = Token, HttpContent? body = null) => SendAsync(HttpMethod.Post, path, token, body);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return Http.SendAsync(request);
    }

    /// <summary>The settings of a test's service; the environment of whoever runs the tests does not reach it.</summary>
    public string[] Arguments(params string[] settings) =>
    [
        .. SettingNames.Defaults,
        "--urls=http://127.0.0.1:0", $"--GITBRAG_DATA={Data}", $"--GITHUB_API_URL={GitHub.ApiUrl}", "--START_LIMIT_PER_ADDRESS=0", "--START_LIMIT_PER_ACCOUNT=0",
        .. settings.Select(setting => $"--{setting}"),
    ];

    private async Task RunAsync(params string[] settings)
    {
        App = GitBragApplication.Create(Arguments(settings), builder =>
        {
            builder.Services.AddSingleton(new ReportClock(Time));
            builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace).AddFilter(static _ => true);
        });
        await App.StartAsync();
        _isRunning = true;
        var address = App.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(60) };
    }
}
