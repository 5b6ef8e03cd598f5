using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace GitBrag.Tests.GitHub;

/// <summary>The GitHub double as a process of its own.</summary>
internal sealed class GitHubDouble : IAsyncDisposable
{
    public const string Token = "double-token";

    private readonly Process _process;
    private readonly HttpClient _control;
    private bool _limitsWereTouched;

    private GitHubDouble(Process process, Uri address) => (_process, _control) = (process, new HttpClient { BaseAddress = address });

    public Uri Address => _control.BaseAddress!;

    public static async Task<GitHubDouble> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", ["server.mjs", "--port", "0", .. arguments]) { WorkingDirectory = DoubleFolder.Found, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var address = line?.Split(' ').FirstOrDefault(word => word.StartsWith("http:", StringComparison.Ordinal)) ?? throw new IOException($"The double said '{line}'.");
        return new GitHubDouble(process, new Uri(address));
    }

    /// <summary>Gives an order, such as <c>faults</c>.</summary>
    public Task OrderAsync<T>(string order, T body) => SendOrderAsync(order, JsonContent.Create(body));

    /// <summary>Gives an order in text that no serializer would write, such as with halves of characters.</summary>
    public Task OrderTextAsync(string order, string json) => SendOrderAsync(order, new StringContent(json));

    public Task<JsonElement> StatsAsync() => _control.GetFromJsonAsync<JsonElement>("/_double/stats");

    public async ValueTask DisposeAsync()
    {
        try
        {
            await VerifyLimitsAsync();
        }
        finally
        {
            _control.Dispose();
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private async Task SendOrderAsync(string order, HttpContent content)
    {
        _limitsWereTouched |= order is "reset" or "faults";
        using (content)
        {
            using var answer = await _control.PostAsync($"/_double/{order}", content);
            answer.EnsureSuccessStatusCode();
        }
    }

    // Every test holds the client to the limits; where one was made small, or a fault brought one about, it may be hit, but not ignored.
    private async Task VerifyLimitsAsync()
    {
        var stats = await StatsAsync();
        Assert.Equal(0, stats.GetProperty("limitViolations").GetInt32());
        if (!_limitsWereTouched)
            Assert.Equal(0, stats.GetProperty("limitsHit").GetInt32());
    }
}
