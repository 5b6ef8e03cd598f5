using System.Net;
using GitBrag.Api;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitBrag.Golden.Tests;

/// <summary>The whole service of today on golden data, a minute after it was written. Only GitHub is a stand-in.</summary>
public sealed class GoldenService : IAsyncDisposable
{
    private readonly IWebProxy _usualProxy = HttpClient.DefaultProxy;
    private readonly ShiftableTime _time = new();
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private GoldenService(GitHubStandIn gitHub) => GitHub = gitHub;

    public GitHubStandIn GitHub { get; }

    public IReminderTable Reminders => _app.Services.GetRequiredService<IReminderTable>();

    /// <summary>Starts the service.</summary>
    /// <param name="notes">Say when the data was written, and what GitHub has to know.</param>
    /// <param name="directory">The data directory.</param>
    /// <param name="beforeAnswer">Holds answers of the stand-in.</param>
    /// <param name="settings">Further settings, as <c>NAME=value</c>.</param>
    public static async Task<GoldenService> StartAsync(GoldenNotes notes, string directory, Func<GitHubCall, Task> beforeAnswer, params string[] settings)
    {
        var service = new GoldenService(await GitHubStandIn.StartAsync());
        GoldenWorld.Fill(service.GitHub);
        service.GitHub.Tokens.Add($"gho_{notes.SessionToken}", GoldenWorld.Viewer, "repo");
        service.GitHub.BeforeAnswer = beforeAnswer;
        service._time.Advance(notes.WrittenAt.AddMinutes(1) - service._time.GetUtcNow());
        try
        {
            await service.RunAsync(directory, settings);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the service.</summary>
    /// <param name="path">For what.</param>
    /// <param name="token">With whose token; null for none.</param>
    /// <param name="session">In which session; null for none.</param>
    public Task<HttpResponseMessage> GetAsync(string path, string? token = null, string? session = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {token}");
        }

        if (session is not null)
        {
            request.Headers.Add("Cookie", $"gitbrag-session={session}");
        }

        return _http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        HttpClient.DefaultProxy = _usualProxy;
        GitHub.BeforeAnswer = null;
        _http?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await GitHub.DisposeAsync();
    }

    // The stand-in listens on another port each time, and the data is about one host. The proxy is the process's, so these tests are in one class, which runs them in turn.
    private async Task RunAsync(string directory, string[] settings)
    {
        HttpClient.DefaultProxy = new WebProxy(GitHub.ApiUrl);
        string[] arguments =
        [
            .. SettingNames.Defaults,
            "--urls=http://127.0.0.1:0", $"--GITBRAG_DATA={directory}", $"--GITHUB_API_URL={GoldenWorld.ApiUrl}",
            "--GITHUB_APP_CLIENT_ID=standin-client", "--GITHUB_APP_CLIENT_SECRET=standin-secret",
            .. settings.Select(static setting => $"--{setting}"),
        ];
        _app = GitBragApplication.Create(arguments, builder =>
        {
            builder.Services.AddSingleton(new ReportClock(_time));
            builder.Logging.ClearProviders();
        });
        await _app.StartAsync();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(_app.Urls.First()) };
    }
}
