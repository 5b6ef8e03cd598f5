using System.Collections.Concurrent;
using GitBrag.Testing;
using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

/// <summary>One person's visit. When it ends, nothing may have gone wrong in the browser, and nothing may have been asked of another machine.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private Visit(IBrowserContext context) => _context = context;

    public IPage Page { get; private set; } = null!;

    public static async Task<Visit> BeginAsync(IBrowserContext context)
    {
        var visit = new Visit(context);
        context.SetDefaultTimeout((float)Deadline.Patience.TotalMilliseconds);
        await context.RouteAsync("**/*", visit.WatchAsync);
        visit.Page = await context.NewPageAsync();
        visit.Page.PageError += (_, error) => visit._complaints.Enqueue($"error in a script: {error}");
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

    public async ValueTask DisposeAsync()
    {
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
