using System.Collections.Concurrent;
using GitBrag.Testing;
using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

/// <summary>One person's visit. When it ends, nothing may have gone wrong in the browser, and nothing may have been asked of another machine.</summary>
public sealed class Visit : IAsyncDisposable
{
    private const int Phone = 320;

    // Where the variable names a folder, the last page of each visit is kept there as a picture, for people to look at.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("GITBRAG_PICTURES") is { Length: > 0 } folder ? folder : null;

    private readonly IBrowserContext _context;
    private readonly string _name;
    private readonly ConcurrentQueue<string> _complaints = [];
    private int _status;

    private Visit(IBrowserContext context, string name) => (_context, _name) = (context, name);

    public IPage Page { get; private set; } = null!;

    public static async Task<Visit> BeginAsync(IBrowserContext context, string name)
    {
        var visit = new Visit(context, name);
        context.SetDefaultTimeout((float)Deadline.Patience.TotalMilliseconds);
        await context.RouteAsync("**/*", visit.WatchAsync);
        visit.Page = await context.NewPageAsync();
        visit.Page.PageError += (_, error) => visit._complaints.Enqueue($"error in a script: {error}");
        visit.Page.Response += (_, response) => visit._status = response.Request.IsNavigationRequest ? response.Status : visit._status;
        visit.Page.Console += (_, message) =>
        {
            // An error page is what its test asks for; Chromium tells its status as an error of the console.
            if (message.Type is "error" or "warning" && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
            {
                visit._complaints.Enqueue($"{message.Type}: {message.Text} at {message.Location}");
            }
        };
        return visit;
    }

    /// <summary>Opens a page and gives the status.</summary>
    public async Task<int> OpenAsync(string path) => (await Page.GotoAsync(path))!.Status;

    public Task<T> EvaluateAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    /// <summary>Presses a button of the page itself.</summary>
    public Task PressAsync(string button) => Page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button }).ClickAsync();

    /// <summary>Checks that the page says what happened and what to do next, and that it fits a phone.</summary>
    /// <param name="status">The status that it came with.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="next">The name of a button, a link or a field that leads on.</param>
    public async Task ShowsAsync(int status, string heading, string next)
    {
        var main = Page.Locator("main");
        await Assertions.Expect(main.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Level = 1 })).ToHaveTextAsync(heading);
        await Assertions.Expect(Named(AriaRole.Button).Or(Named(AriaRole.Link)).Or(Named(AriaRole.Textbox)).First).ToBeVisibleAsync();
        Assert.Equal(status, _status);
        var size = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(Phone, 640);
        Assert.True(await EvaluateAsync<int>("document.documentElement.scrollWidth") <= Phone, "It does not fit a phone.");
        await KeepPictureAsync("-phone");
        await Page.SetViewportSizeAsync(size.Width, size.Height);

        ILocator Named(AriaRole role) => main.GetByRole(role, new LocatorGetByRoleOptions { Name = next, Exact = true });
    }

    /// <summary>Where a picture of this visit is to be kept; null where none are.</summary>
    public string? PictureOf(string suffix) => Pictures is null ? null : Path.Combine(Pictures, $"{_name}{suffix}");

    /// <summary>Keeps a picture of the page as it is, where pictures are kept.</summary>
    public async Task KeepPictureAsync(string suffix)
    {
        // Of a picture that is opened by itself, Chromium takes none.
        if (PictureOf($"{suffix}.png") is { } path && !Page.Url.Contains(".svg", StringComparison.Ordinal))
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KeepPictureAsync("");
        await _context.CloseAsync();
        Assert.Empty(_complaints);
    }

    private async Task WatchAsync(IRoute route)
    {
        if (new Uri(route.Request.Url).IsLoopback)
        {
            await route.ContinueAsync();
            return;
        }

        _complaints.Enqueue($"a request left the machine: {route.Request.Url}");
        await route.AbortAsync();
    }
}
