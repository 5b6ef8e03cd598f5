using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GitBrag.Api;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Storage;
using GitBrag.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitBrag.Browser.Tests;

/// <summary>The whole service in this process, on a stand-in for GitHub of its own.</summary>
public sealed class SiteService : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private WebApplication _app = null!;

    public GitHubStandIn GitHub { get; private set; } = null!;

    /// <summary>The clock of reports and caches.</summary>
    public ShiftableTime Time { get; } = new();

    public Uri Address => new(_app.Urls.First());

    private HttpClient Http { get; } = new();

    /// <summary>Starts a service that lends its credentials and lets people sign in.</summary>
    /// <param name="configure">Adds services, or addresses of a test's own; null for neither.</param>
    /// <param name="settings">Settings that differ from these, as <c>NAME=value</c>.</param>
    public static async Task<SiteService> StartAsync(Action<WebApplicationBuilder>? configure, params string[] settings)
    {
        var service = new SiteService { GitHub = await GitHubStandIn.StartAsync() };
        service._app = GitBragApplication.Create(service.Arguments(settings), builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(new ReportClock(service.Time));
            configure?.Invoke(builder);
        });
        service._app.MapGet("/fault/{name}", Fail);
        await service._app.StartAsync();
        return service;
    }

    public static Task<SiteService> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <summary>Starts a report and does not wait for it.</summary>
    /// <returns>The address of its task; null when a fresh report is stored.</returns>
    public async Task<string?> BeginAsync(string login, string period, string? token = null)
    {
        using var started = await SendAsync(HttpMethod.Post, $"/api/v1/users/{login}/reports/{period}", token is null ? null : new AuthenticationHeaderValue("Bearer", token));
        started.EnsureSuccessStatusCode();
        return started.Headers.Location?.ToString();
    }

    /// <summary>Has a report generated, unless a fresh one is stored, and waits until that has ended.</summary>
    /// <returns>How the task ended.</returns>
    public async Task<string?> GenerateAsync(string login, string period, string? token = null)
    {
        if (await BeginAsync(login, period, token) is not { } task)
        {
            return "succeeded";
        }

        string? state = null;
        await Deadline.UntilAsync(async () =>
        {
            state = (await Http.GetFromJsonAsync<JsonElement>(new Uri(Address, task))).GetProperty("state").GetString();
            return state is "succeeded" or "failed" or "cancelled";
        });
        return state;
    }

    /// <summary>Does what a program does.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, AuthenticationHeaderValue? authorization = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        request.Headers.Authorization = authorization;
        return await Http.SendAsync(request);
    }

    /// <summary>Erases a username and bars it, as the operator.</summary>
    public async Task BarAsync(string login)
    {
        var owner = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_directory.File("data"), "owner.json"))).RootElement;
        using var answer = await SendAsync(HttpMethod.Delete, $"/api/v1/users/{login}?bar=true", new AuthenticationHeaderValue("Operator", owner.GetProperty("operatorKey").GetString()));
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await GitHub.DisposeAsync();
        _directory.Dispose();
    }

    // What else cannot be brought about from outside.
    private static void Fail(string name) => throw name switch
    {
        "timeout" => new TimeoutException(),
        "storage" => new StorageUnavailableException("The disk is full."),
        _ => new InvalidOperationException("A mistake in the program."),
    };

    private string[] Arguments(string[] settings) =>
    [
        .. SettingNames.Defaults, "--urls=http://127.0.0.1:0", $"--GITBRAG_DATA={_directory.File("data")}", $"--GITHUB_API_URL={GitHub.ApiUrl}", $"--GITHUB_OAUTH_URL={GitHub.ApiUrl}",
        $"--GITHUB_TOKEN={GitHubStandIn.DefaultToken}", "--GITHUB_APP_CLIENT_ID=standin-client", "--GITHUB_APP_CLIENT_SECRET=standin-secret",
        "--ALLOW_ANONYMOUS_GENERATION=true",
        .. settings.Select(static setting => $"--{setting}"),
    ];
}
