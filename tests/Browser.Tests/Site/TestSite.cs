using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GitBrag.Api;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

/// <summary>The whole service in this process, on the stand-in for GitHub, and one Chromium to look at it with.</summary>
public sealed class TestSite : IAsyncLifetime
{
    /// <summary>A contributor with 120 pull requests, of which about a hundred count.</summary>
    public const string Contributor = "octavia";

    private readonly TemporaryDirectory _directory = new();
    private WebApplication _app = null!;
    private IPlaywright? _playwright;
    private IBrowser _browser = null!;

    public GitHubStandIn GitHub { get; private set; } = null!;

    public Uri Address => new(_app.Urls.First());

    private HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        GitHub = await GitHubStandIn.StartAsync();
        GitHub.World.AddGenerated(Contributor, 120, 12, 360, 8, TimeProvider.System.GetUtcNow());
        _app = GitBragApplication.Create(
            [
                .. SettingNames.Defaults, "--urls=http://127.0.0.1:0", $"--GITBRAG_DATA={_directory.File("data")}", $"--GITHUB_API_URL={GitHub.ApiUrl}", $"--GITHUB_OAUTH_URL={GitHub.ApiUrl}",
                $"--GITHUB_TOKEN={GitHubStandIn.DefaultToken}", "--GITHUB_APP_CLIENT_ID=standin-client", "--GITHUB_APP_CLIENT_SECRET=standin-secret",
                "--ALLOW_ANONYMOUS_GENERATION=true",
            ],
            static builder => builder.Logging.ClearProviders());
        await _app.StartAsync();
        if (Chromium.Path is { } chromium)
        {
            Assertions.SetDefaultExpectTimeout((float)Deadline.Patience.TotalMilliseconds);
            _playwright = await Playwright.CreateAsync();

            // Root, as in a container, cannot use the sandbox; nothing but this service's own pages is opened.
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
    }

    /// <summary>Begins a visit with a clean browser profile.</summary>
    public async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Address.ToString();
        return await Visit.BeginAsync(await _browser.NewContextAsync(options));
    }

    /// <summary>Has a report generated and waits for it.</summary>
    public async Task GenerateAsync(string login, string period)
    {
        using var started = await Http.PostAsync(new Uri(Address, $"/api/v1/users/{login}/reports/{period}"), null);
        if (started.StatusCode == HttpStatusCode.OK)
        {
            return; // An earlier test had it generated.
        }

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var task = new Uri(Address, started.Headers.Location!);
        var state = "";
        await Deadline.UntilAsync(async () =>
        {
            state = (await Http.GetFromJsonAsync<JsonElement>(task)).GetProperty("state").GetString();
            return state is "succeeded" or "failed" or "cancelled";
        });
        Assert.Equal("succeeded", state);
    }

    public async Task DisposeAsync()
    {
        if (_playwright is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }

        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await GitHub.DisposeAsync();
        _directory.Dispose();
    }
}
