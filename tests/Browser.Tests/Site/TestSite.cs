using GitBrag.GitHub.StandIn;
using GitBrag.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(GitBrag.Browser.Tests.TestSite))]

namespace GitBrag.Browser.Tests;

/// <summary>One Chromium, and a service to look at with it. All tests share both.</summary>
public sealed class TestSite : IAsyncLifetime
{
    /// <summary>A contributor with 120 pull requests, of which about a hundred count.</summary>
    public const string Contributor = "octavia";

    private SiteService _service = null!;
    private IPlaywright? _playwright;
    private IBrowser _browser = null!;

    public GitHubStandIn GitHub => _service.GitHub;

    public async ValueTask InitializeAsync()
    {
        _service = await SiteService.StartAsync();
        GitHub.World.AddGenerated(Contributor, 120, 12, 360, 8, TimeProvider.System.GetUtcNow());
        if (Chromium.Path is { } chromium)
        {
            Assertions.SetDefaultExpectTimeout((float)Deadline.Patience.TotalMilliseconds);
            _playwright = await Playwright.CreateAsync();

            // Root, as in a container, cannot use the sandbox; nothing but this service's own pages is opened.
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
    }

    /// <summary>Begins a visit with a clean browser profile.</summary>
    /// <param name="options">The browser's size, colours and such; null for the usual ones.</param>
    /// <param name="to">The service to visit; null for the one that all tests share.</param>
    /// <param name="name">What its picture is called: the test.</param>
    public async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null, SiteService? to = null, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = (to ?? _service).Address.ToString();
        return await Visit.BeginAsync(await _browser.NewContextAsync(options), name);
    }

    /// <summary>Has a report generated and waits for it.</summary>
    public async Task GenerateAsync(string login, string period) => Assert.Equal("succeeded", await _service.GenerateAsync(login, period));

    public async ValueTask DisposeAsync()
    {
        if (_playwright is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }

        await _service.DisposeAsync();
    }
}
