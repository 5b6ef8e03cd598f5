using GitBrag.Api;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.Storage.Ownership;

namespace GitBrag.Bench.Processes;

/// <summary>The service, as <c>./gitbrag run</c> starts it, on a free loopback port.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ChildProcess _process;

    private ServiceProcess(ChildProcess process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Its address. It ends with a slash.</summary>
    public Uri Address { get; }

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>Starts the service and returns when it is ready. Its data and its log go to the scratch directory.</summary>
    /// <exception cref="CommandFailedException">The service ended.</exception>
    public static async Task<ServiceProcess> StartAsync(Uri gitHub, string token, string scratch, CancellationToken cancellationToken)
    {
        var data = Path.Combine(scratch, "data");
        var environment = new Dictionary<string, string?>(ServiceSettings.Usual)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["GITBRAG_DATA"] = data,
            ["GITHUB_API_URL"] = gitHub.ToString(),
            ["GITHUB_TOKEN"] = token,
        };
        var process = ChildProcess.Start("dotnet", [typeof(GitBragApplication).Assembly.Location], environment, Path.Combine(scratch, "service.log"));
        try
        {
            return new ServiceProcess(process, await AddressAsync(process, data, cancellationToken));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(StopTime);
        await _process.DisposeAsync();
    }

    private static async Task<Uri> AddressAsync(ChildProcess process, string data, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (true)
        {
            if (process.HasExited)
            {
                throw new CommandFailedException($"The service ended while starting: {await process.LastWordsAsync()}", ExitCode.Failed);
            }

            if (DataDirectory.ReadOwner(data) is { Address: { } told } && LocalAddress.Of(told) is var address && await IsReadyAsync(http, address, cancellationToken))
            {
                return address;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(new Uri(address, "health/ready"), cancellationToken);
        return answer.IsSuccessStatusCode;
    }
}
